#!/bin/bash
# After ZCCACHE_IDLE_TIMEOUT_SECS without a compile the daemon ends; the next compile starts one.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_IDLE_TIMEOUT_SECS=1
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
gone() { [ -z "$(daemon_pids)" ]; }
await 15 gone || fail "it runs"
expect_absent "$ZCCACHE_CACHE_DIR/zccached.sock"
expect_hit gcc -c a.c -o a.o
