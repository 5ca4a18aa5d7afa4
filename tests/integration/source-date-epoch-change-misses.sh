#!/bin/bash
# A change of SOURCE_DATE_EPOCH misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir one two
  echo '#define VALUE 1' >one/a.h
  echo '#define VALUE 2' >two/a.h
  echo 'int f(void) { return 1; }' >a.c
  unset SOURCE_DATE_EPOCH
  miss_then_hit a.o -- "$compiler" -c a.c -o a.o
  for value in "1000000000" "1100000000"; do
    export SOURCE_DATE_EPOCH="$value"
    miss_then_hit a.o -- "$compiler" -c a.c -o a.o
  done
  export SOURCE_DATE_EPOCH="1000000000"
  compile_bare a.o -- "$compiler" -c a.c -o a.o
  expect_hit "$compiler" -c a.c -o a.o
  expect_as_bare
done
