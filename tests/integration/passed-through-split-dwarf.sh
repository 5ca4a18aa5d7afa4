#!/bin/bash
# A .dwo file is a further output.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  passed_through split_dwarf a.o a.dwo -- "$compiler" -g -gsplit-dwarf -c "$source" -o a.o
done
