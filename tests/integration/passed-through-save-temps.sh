#!/bin/bash
# -save-temps leaves further files.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  passed_through dump_or_extra_output a.o a.s -- "$compiler" -save-temps -c "$source" -o a.o
done
