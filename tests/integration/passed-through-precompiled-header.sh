#!/bin/bash
# A precompiled header is made by the compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  echo "int one;" >a.h
  passed_through precompiled_header -- "$compiler" -c a.h -o a.h.out
done
