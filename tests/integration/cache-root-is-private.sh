#!/bin/bash
# The cache root is 0700, whatever the umask.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

umask 0
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
[ "$(stat -c %a "$ZCCACHE_CACHE_DIR")" = 700 ]
export ZCCACHE_CACHE_DIR=$T/deep/er/cache
zcc start >/dev/null
[ "$(stat -c %a "$ZCCACHE_CACHE_DIR")" = 700 ]
