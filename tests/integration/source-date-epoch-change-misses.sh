#!/bin/bash
# A change of SOURCE_DATE_EPOCH misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

variable_decides SOURCE_DATE_EPOCH 1000000000 1100000000 'int f(void) { return 1; }' "${C_COMPILERS[@]}"

# Set where it was not is a change, too.
unset SOURCE_DATE_EPOCH
enter unset
echo 'int f(void) { return 1; }' >a.c
for compiler in "${C_COMPILERS[@]}"; do
  miss_then_hit a.o -- "$compiler" -c a.c -o a.o
  SOURCE_DATE_EPOCH=1000000000 expect_miss "$compiler" -c a.c -o a.o
done
