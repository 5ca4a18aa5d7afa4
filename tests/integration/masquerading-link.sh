#!/bin/bash
# Run through a link named after a compiler, zccache finds the real one behind itself on PATH.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/links"
for compiler in "${COMPILERS[@]}"; do ln -s "$ZCCACHE" "$T/links/$compiler"; done
for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int f(void) { int unused; return 1; }' >"$source"
  compile_bare a.o -- "$compiler" -Wall -c "$source" -o a.o
  misses=$(status misses) hits=$(status hits)
  run env PATH="$T/links:$PATH" "$compiler" -Wall -c "$source" -o a.o
  expect_as_bare
  expect_status misses $((misses + 1))
  rm a.o
  run "$T/links/$compiler" -Wall -c "$source" -o a.o
  expect_as_bare
  expect_status hits $((hits + 1))
done
