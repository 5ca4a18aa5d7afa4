#!/bin/bash
# -x decides what a source is, and is part of what is asked for.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { return sizeof(0 ? 1 : 2); }' >a.txt
  miss_then_hit a.o -- "$compiler" -x c -c a.txt -o a.o
  nm a.o | grep -qw f
  miss_then_hit a.o -- "$compiler" -x c++ -c a.txt -o a.o
  nm a.o | grep -q _Z1fv
done
