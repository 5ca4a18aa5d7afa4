#!/bin/bash
# An option's value may be the next argument.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { return A; }' >a.c
  mkdir inc
  touch inc/one.h
  miss_then_hit a.o -- "$compiler" -D A=1 -c a.c -o a.o
  miss_then_hit a.o -- "$compiler" -D A=2 -c a.c -o a.o
  miss_then_hit a.o -- "$compiler" -I inc -include inc/one.h -D A=3 -c a.c -o a.o
done
