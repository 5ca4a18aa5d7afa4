#!/bin/bash
# Options and sources come from response files, also nested ones; an edit of either misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int f(void) { return VALUE; }' >"$source"
  printf -- '-O2 "-DTEXT=two words" @inner.rsp\n' >outer.rsp
  echo "-DVALUE=1 $source" >inner.rsp
  miss_then_hit a.o -- "$compiler" -c @outer.rsp -o a.o
  echo "-DVALUE=2 $source" >inner.rsp
  miss_then_hit a.o -- "$compiler" -c @outer.rsp -o a.o
  printf -- '-O0 @inner.rsp\n' >outer.rsp
  miss_then_hit a.o -- "$compiler" -c @outer.rsp -o a.o
done
