#!/bin/bash
# What was compiled before a restart of the daemon hits after it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint f(void) { int unused; return 1; }\n' >"$source"
  miss_then_hit a.o a.d -- "$compiler" -Wall -MD -c "$source" -o a.o
done
zcc stop >/dev/null
for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  compile_bare a.o a.d -- "$compiler" -Wall -MD -c "$source" -o a.o
  expect_hit "$compiler" -Wall -MD -c "$source" -o a.o
  expect_as_bare
done
