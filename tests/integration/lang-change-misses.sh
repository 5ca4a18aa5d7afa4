#!/bin/bash
# A change of LANG or LC_ALL misses: messages are cached.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir one two
  echo '#define VALUE 1' >one/a.h
  echo '#define VALUE 2' >two/a.h
  echo 'int f(void) { int unused; }' >a.c
  unset LANG
  unset LC_ALL
  for value in "C.UTF-8" "C"; do
    export LANG="$value"
    miss_then_hit a.o -- "$compiler" -c a.c -o a.o
  done
  export LANG="C.UTF-8"
  compile_bare a.o -- "$compiler" -c a.c -o a.o
  expect_hit "$compiler" -c a.c -o a.o
  expect_as_bare
done
