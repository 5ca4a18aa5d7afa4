#!/bin/bash
# An edited header misses, and hits again when the edit is taken back.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include "a.h"\nint f(void) { return VALUE; }\n' >"$source"
  for value in 1 2; do
    echo "#define VALUE $value" >a.h
    miss_then_hit a.o -- "$compiler" -c "$source" -o a.o
  done
  echo "#define VALUE 1" >a.h
  compile_bare a.o -- "$compiler" -c "$source" -o a.o
  expect_hit "$compiler" -c "$source" -o a.o
  expect_as_bare
done
