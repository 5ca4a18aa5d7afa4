#!/bin/bash
# A size or an idle time that makes no sense: the daemon starts with the default and says so in its log.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
export ZCCACHE_CACHE_SIZE=huge ZCCACHE_IDLE_TIMEOUT_SECS=never
miss_then_hit a.o -- gcc -c a.c -o a.o
grep -q 'ZCCACHE_CACHE_SIZE=huge' "$ZCCACHE_CACHE_DIR/logs/daemon.log"
grep -q 'ZCCACHE_IDLE_TIMEOUT_SECS=never' "$ZCCACHE_CACHE_DIR/logs/daemon.log"
