#!/bin/bash
# A compile that fails gives the compiler's messages and status, leaves no object and is not stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int f(void) { return undeclared; }' >"$source"
  compile_bare a.o a.d -- "$compiler" -MD -c "$source" -o a.o
  for _ in 1 2; do
    rm -f a.d
    expect errors "$compiler" -MD -c "$source" -o a.o
    expect_as_bare
  done
done
[ "$(status artifacts)" = 0 ]
