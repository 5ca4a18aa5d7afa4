#!/bin/bash
# A change of C_INCLUDE_PATH misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir one two
  echo '#define VALUE 1' >one/a.h
  echo '#define VALUE 2' >two/a.h
  printf '#include <a.h>\nint f(void) { return VALUE; }\n' >a.c
  unset C_INCLUDE_PATH
  :
  for value in "$PWD/one" "$PWD/two"; do
    export C_INCLUDE_PATH="$value"
    miss_then_hit a.o -- "$compiler" -c a.c -o a.o
  done
  export C_INCLUDE_PATH="$PWD/one"
  compile_bare a.o -- "$compiler" -c a.c -o a.o
  expect_hit "$compiler" -c a.c -o a.o
  expect_as_bare
done
