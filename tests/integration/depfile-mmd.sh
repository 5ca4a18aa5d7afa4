#!/bin/bash
# The depfile of -MMD is the compiler's own, on a miss and on a hit.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  mkdir dep include
  source=$(source_for "$compiler" a)
  echo '#define ONE 1' >include/one.h
  printf '#include <stdio.h>\n#include "one.h"\nint f(void) { return ONE; }\n' >"$source"
  miss_then_hit a.o a.d -- "$compiler" -Iinclude -MMD -c "$source" -o a.o
  grep -q one.h a.d
done
