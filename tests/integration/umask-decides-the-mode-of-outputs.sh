#!/bin/bash
# On a miss and on a hit outputs have the mode that the caller's umask leaves.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int f(void) { return 1; }' >"$source"
  miss_then_hit a.o a.d -- "$compiler" -MD -c "$source" -o a.o
  for mask in 077 002 027; do
    umask "$mask"
    compile_bare a.o a.d -- "$compiler" -MD -c "$source" -o a.o
    expect_hit "$compiler" -MD -c "$source" -o a.o
    expect_as_bare
  done
  umask 022
done
