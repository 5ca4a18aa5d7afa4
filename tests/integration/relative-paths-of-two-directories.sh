#!/bin/bash
# The same words in two directories are two compiles.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  source=$(source_for "$compiler" a)
  for value in 1 2; do
    enter "$compiler-$value"
    echo "#define VALUE $value" >a.h
    printf '#include "a.h"\nint f(void) { return VALUE; }\n' >"$source"
    miss_then_hit a.o a.d -- "$compiler" -MD -c "$source" -o a.o
  done
  enter "$compiler-1"
  compile_bare a.o a.d -- "$compiler" -MD -c "$source" -o a.o
  expect_hit "$compiler" -MD -c "$source" -o a.o
  expect_as_bare
done
