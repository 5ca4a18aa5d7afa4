#!/bin/bash
# Two sources in one call make two objects.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  echo "int g(void) { return 1; }" >"b-$source"
  passed_through several_sources a.o "b-${source%.*}.o" -- "$compiler" -c "$source" "b-$source"
done
