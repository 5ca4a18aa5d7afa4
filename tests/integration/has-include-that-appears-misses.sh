#!/bin/bash
# A header that __has_include found absent, and that appears.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  mkdir include
  source=$(source_for "$compiler" a)
  printf '#if __has_include(<a.h>)\nint yes;\n#else\nint no;\n#endif\n' >"$source"
  miss_then_hit a.o -- "$compiler" -Iinclude -c "$source" -o a.o
  touch include/a.h
  miss_then_hit a.o -- "$compiler" -Iinclude -c "$source" -o a.o
  nm a.o | grep -q yes
done
