#!/bin/bash
# A header that is gone is an error, not a hit.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo '#include "a.h"' >"$source"
  touch a.h
  miss_then_hit a.o -- "$compiler" -c "$source" -o a.o
  rm a.h
  compile_bare a.o -- "$compiler" -c "$source" -o a.o
  expect errors "$compiler" -c "$source" -o a.o
  expect_as_bare
done
