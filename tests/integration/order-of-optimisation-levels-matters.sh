#!/bin/bash
# -O0 -O2 is not -O2 -O0.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(int x) { int y = x; return y * 2; }' >a.c
  miss_then_hit a.o -- "$compiler" -O0 -O2 -c a.c -o a.o
  cp a.o fast.o
  miss_then_hit a.o -- "$compiler" -O2 -O0 -c a.c -o a.o
  ! cmp -s a.o fast.o || fail "the premise is wrong"
done
