#!/bin/bash
# A socket that nobody listens at any more is no obstacle to a new daemon.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
fake_daemon close
kill -KILL "$FAKE"
wait "$FAKE" || true
[ -S "$ZCCACHE_CACHE_DIR/zccached.sock" ] || fail "the premise is wrong"
miss_then_hit a.o -- gcc -c a.c -o a.o
