#!/bin/bash
# The object and its depfile go where they are asked for.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p out/deep
echo 'int f(void) { return 1; }' >a.c
for compiler in gcc clang; do
  miss_then_hit out/deep/a.o out/deep/a.d -- "$compiler" -MD -c a.c -o out/deep/a.o
  expect_hit "$compiler" -MD -c a.c -o out/deep/a.o
done
