#!/bin/bash
# A caller that may see other files under the same names is not served.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs unshare
unshare -m true 2>/dev/null || skip "no mount namespaces here"
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
mkdir other
echo 'int f(void) { return 2; }' >other/a.c
run unshare -m sh -c "mount --bind other/a.c a.c && exec $ZCCACHE gcc -c a.c -o a.o"
[ "$STATUS" = 0 ] || fail "$(cat "$T/err")"
expect_status passed_through.foreign_namespace 1
gcc -c other/a.c -o other/a.o
objdump -d a.o | grep -q 'mov.*0x2,' || fail "the object is another file's"
expect_hit gcc -c a.c -o a.o
expect_as_bare
