#!/bin/bash
# ZCCACHE_READONLY=1: hits are hits, and a miss is not stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
echo 'int g(void) { return 1; }' >b.c
miss_then_hit a.o -- gcc -c a.c -o a.o
export ZCCACHE_READONLY=1
rm a.o
expect_hit gcc -c a.c -o a.o
expect_as_bare
passed_through read_only b.o -- gcc -c b.c -o b.o
[ "$(status artifacts)" = 1 ]
