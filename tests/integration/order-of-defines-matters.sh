#!/bin/bash
# -DA=1 -DA=2 is not -DA=2 -DA=1.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { return A; }' >a.c
  miss_then_hit a.o -- "$compiler" -w -UA -DA=1 -UA -DA=2 -c a.c -o a.o
  miss_then_hit a.o -- "$compiler" -w -UA -DA=2 -UA -DA=1 -c a.c -o a.o
done
