#!/bin/bash
# -march=native is cached on the machine that it is compiled on.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  echo 'int f(int a, int b) { return a * b; }' >a.c
  miss_then_hit a.o -- "$compiler" -O2 -march=native -c a.c
  miss_then_hit a.o -- "$compiler" -O2 -mtune=native -c a.c
  zcc stop >/dev/null
  expect_hit "$compiler" -O2 -march=native -c a.c
done
