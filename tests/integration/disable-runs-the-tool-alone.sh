#!/bin/bash
# ZCCACHE_DISABLE=1: nothing is touched.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o -- gcc -Wall -c a.c -o a.o
for value in 1 true YES On; do
  ZCCACHE_DISABLE=$value run zcc gcc -Wall -c a.c -o a.o
  expect_as_bare
  expect_absent "$ZCCACHE_CACHE_DIR"
done
for value in 0 false No OFF ''; do
  ZCCACHE_DISABLE=$value run zcc gcc -Wall -c a.c -o a.o
  expect_as_bare
done
expect_status hits 4
