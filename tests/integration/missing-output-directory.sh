#!/bin/bash
# A directory that is not there is the compiler's to complain of, also when it was there before.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { return 1; }' >a.c
  compile_bare out/a.o -- "$compiler" -c a.c -o out/a.o
  expect errors "$compiler" -c a.c -o out/a.o
  expect_as_bare
  mkdir out
  expect_miss "$compiler" -c a.c -o out/a.o
  rm -r out
  run zcc "$compiler" -c a.c -o out/a.o
  expect_as_bare
  expect_absent out
done
expect_status bypassed.undelivered 2
