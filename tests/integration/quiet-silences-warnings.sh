#!/bin/bash
# ZCCACHE_QUIET=1: no word about settings and the cache.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
touch "$T/file"
compile_bare a.o -- gcc -c a.c -o a.o
export ZCCACHE_QUIET=1
ZCCACHE_TIMEOUT_MS=soon ZCCACHE_DISABLE=maybe run zcc gcc -c a.c -o a.o
expect_as_bare
ZCCACHE_CACHE_DIR=$T/file/cache run zcc gcc -c a.c -o a.o
expect_as_bare
ZCCACHE_CACHE_DIR=relative run zcc gcc -c a.c -o a.o
expect_as_bare
