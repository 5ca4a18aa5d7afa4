#!/bin/bash
# Sources that are preprocessed already, whose line marks name files that need not exist.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  suffix=i
  ! is_cxx "$compiler" || suffix=ii
  for value in 1 2; do
    printf '# 1 "gone.c"\nint f(void) { return %d; }\n' $value >"a.$suffix"
    miss_then_hit a.o -- "$compiler" -g -c "a.$suffix" -o a.o
  done
done
