#!/bin/bash
# A .c source is C++ to a C++ driver: the drivers do not share results.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
for compiler in gcc g++; do
  miss_then_hit a.o -- "$compiler" -c a.c -o a.o
done
nm a.o | grep -q _Z1fv
for compiler in clang clang++; do
  miss_then_hit a.o -- "$compiler" -Wno-deprecated -c a.c -o a.o
done
nm a.o | grep -q _Z1fv
