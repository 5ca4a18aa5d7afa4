#!/bin/bash
# Warnings come back byte for byte.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf 'int f(int x) {\n  int unused;\n  if (x = 1) return 2;\n}\n#warning "tab\there"\n' >"$source"
  miss_then_hit a.o -- "$compiler" -Wall -Wextra -c "$source" -o a.o
  grep -q unused "$T/err"
done
