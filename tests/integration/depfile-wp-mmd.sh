#!/bin/bash
# The depfile of -Wp,-MMD,file, as the Linux kernel has it is the compiler's own, on a miss and on a hit.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  mkdir dep include
  source=$(source_for "$compiler" a)
  echo '#define ONE 1' >include/one.h
  printf '#include <stdio.h>\n#include "one.h"\nint f(void) { return ONE; }\n' >"$source"
  miss_then_hit a.o dep/x.d -- "$compiler" -Iinclude -Wp,-MMD,dep/x.d -c "$source" -o a.o
  grep -q one.h dep/x.d
done
