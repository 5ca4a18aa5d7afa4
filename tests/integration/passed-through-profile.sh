#!/bin/bash
# Code that writes a profile.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nint main(void) { return 0; }\n' >"$source"
  passed_through profile a.o -- "$compiler" -fprofile-generate -frandom-seed=1 -c "$source" -o a.o
done
