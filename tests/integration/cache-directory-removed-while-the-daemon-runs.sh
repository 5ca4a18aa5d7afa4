#!/bin/bash
# The cache is deleted under the daemon: compiles go on, and are cached again after a while.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
echo 'int g(void) { return 1; }' >b.c
miss_then_hit a.o -- gcc -c a.c -o a.o
rm -rf "$ZCCACHE_CACHE_DIR"
for source in a b; do
  compile_bare $source.o -- gcc -c $source.c -o $source.o
  for _ in 1 2; do
    run zcc gcc -c $source.c -o $source.o
    expect_as_bare
  done
done
