#!/bin/bash
# A .s source.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  for value in 1 2; do
    printf '.globl f\nf: .long %d\n' $value >a.s
    miss_then_hit a.o -- "$compiler" -c a.s -o a.o
  done
done
