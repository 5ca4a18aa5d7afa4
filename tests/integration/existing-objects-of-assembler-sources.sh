#!/bin/bash
# What assembles decides whether an old object is replaced or written over: GNU as, or clang itself.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

odd() { echo 'the old object' >out/a.o && chmod 600 out/a.o && ln out/a.o out/kept.o; }
like_new() { echo 'the old object' >out/a.o; }

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  printf '.text\nnop\n' >a.S
  fresh_files
  expect_miss "$compiler" -c a.S -o out/a.o
  over_existing odd "$compiler" -c a.S -o out/a.o
  over_existing like_new "$compiler" -c a.S -o out/a.o
done
expect_status hits 4
expect_status bypassed.undelivered 2
