#!/bin/bash
# -march=native means another processor on another host.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  passed_through host_dependent a.o -- "$compiler" -march=native -c "$source" -o a.o
done
