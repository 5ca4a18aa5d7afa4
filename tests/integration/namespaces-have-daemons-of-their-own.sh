#!/bin/bash
# ZCCACHE_DAEMON_NAMESPACE and ZCCACHE_CACHE_DIR each give a daemon and a cache of its own.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
export ZCCACHE_DAEMON_NAMESPACE=other
ZCCACHE_DAEMON_NAMESPACE=other zcc start >/dev/null
miss_then_hit a.o -- gcc -c a.c -o a.o
unset ZCCACHE_DAEMON_NAMESPACE
export ZCCACHE_CACHE_DIR=$T/third
miss_then_hit a.o -- gcc -c a.c -o a.o
[ "$(daemon_pids | wc -l)" = 3 ]
