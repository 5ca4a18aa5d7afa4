#!/bin/bash
# A plain file where the socket should be: the compile is done.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
mkdir -m 700 "$ZCCACHE_CACHE_DIR"
echo precious >"$ZCCACHE_CACHE_DIR/zccached.sock"
compile_bare a.o -- gcc -c a.c -o a.o
run zcc gcc -c a.c -o a.o
[ "$STATUS" = 0 ]
expect_same a.o "$T/bare/output.0"
[ "$(wc -l <"$T/err")" -le 1 ] || fail "$(cat "$T/err")"
