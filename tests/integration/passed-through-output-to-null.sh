#!/bin/bash
# -o /dev/null leaves nothing to keep, and the device as it was.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  [ -c /dev/null ]
  passed_through unusual_output -- "$compiler" -c "$source" -o /dev/null
done
