#!/bin/bash
# An edited source misses; each earlier content hits again, several of them.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  for value in 1 2 3; do
    echo "int f(void) { return $value; }" >"$source"
    miss_then_hit a.o -- "$compiler" -c "$source" -o a.o
  done
  for value in 1 3 2; do
    echo "int f(void) { return $value; }" >"$source"
    compile_bare a.o -- "$compiler" -c "$source" -o a.o
    expect_hit "$compiler" -c "$source" -o a.o
    expect_as_bare
  done
done
