#!/bin/bash
# -MM with -c makes no object.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  passed_through not_a_compile -- "$compiler" -c -MM "$source"
done
