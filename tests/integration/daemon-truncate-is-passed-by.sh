#!/bin/bash
# What hangs up in the middle of its answer is passed by.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o a.d -- gcc -Wall -MD -c a.c -o a.o
fake_daemon truncate
export ZCCACHE_TIMEOUT_MS=400
run timeout 10 "$ZCCACHE" gcc -Wall -MD -c a.c -o a.o
expect_as_bare
kill -0 "$FAKE" || fail "the other daemon was ended"
[ "$(grep -c called "$T/fake")" = 1 ] || fail "$(cat "$T/fake")"
kill "$FAKE"
wait "$FAKE" || true
rm "$ZCCACHE_CACHE_DIR/zccached.sock"
export ZCCACHE_TIMEOUT_MS=20000
zcc start >/dev/null
expect_status bypassed.refused 1
