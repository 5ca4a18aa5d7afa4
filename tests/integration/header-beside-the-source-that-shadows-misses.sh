#!/bin/bash
# A header that appears beside the file that includes it is used.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  mkdir include
  source=$(source_for "$compiler" a)
  printf '#include "a.h"\nint f(void) { return VALUE; }\n' >"$source"
  echo '#define VALUE 1' >include/a.h
  miss_then_hit a.o -- "$compiler" -Iinclude -c "$source" -o a.o
  echo '#define VALUE 2' >a.h
  miss_then_hit a.o -- "$compiler" -Iinclude -c "$source" -o a.o
done
