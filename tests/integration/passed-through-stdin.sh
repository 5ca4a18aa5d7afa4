#!/bin/bash
# A source on standard input reaches the compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  echo 'int f(void) { return 1; }' >a.c
  compile_bare a.o -- "$compiler" -x c -c - -o a.o <a.c
  expect passed_through.stdin "$compiler" -x c -c - -o a.o <a.c
  expect_as_bare
done
