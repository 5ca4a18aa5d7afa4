#!/bin/bash
# A .S source is preprocessed: its headers count.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  printf '#include "a.h"\n.globl f\nf: .long VALUE\n' >a.S
  for value in 1 2; do
    echo "#define VALUE $value" >a.h
    miss_then_hit a.o a.d -- "$compiler" -MD -c a.S -o a.o
  done
done
