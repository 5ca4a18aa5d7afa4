#!/bin/bash
# A caller in a chroot is not served.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs unshare chroot
unshare -m true 2>/dev/null || skip "no mount namespaces here"
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
mkdir root
run unshare -m sh -c "mount --rbind / root && exec chroot root sh -c 'cd $PWD && exec $ZCCACHE gcc -c a.c -o b.o'"
[ "$STATUS" = 0 ] || fail "$(cat "$T/err")"
expect_same b.o "$T/bare/output.0"
expect_status passed_through.foreign_namespace 1
