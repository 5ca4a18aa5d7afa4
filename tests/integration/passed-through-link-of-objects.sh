#!/bin/bash
# A link of objects is run by the compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  "$compiler" -c "$source" -o a.o
  passed_through not_a_compile program -- "$compiler" a.o -o program
done
