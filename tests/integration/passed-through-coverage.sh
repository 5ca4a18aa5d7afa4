#!/bin/bash
# Coverage notes are a further output.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  passed_through coverage a.o a.gcno -- "$compiler" --coverage -frandom-seed=1 -c "$source" -o a.o
done
