#!/bin/bash
# -MMD leaves system headers out of the depfile; they are inputs all the same.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  mkdir system
  printf '#include <a.h>\nint f(void) { return VALUE; }\n' >"$source"
  for value in 1 2; do
    echo "#define VALUE $value" >system/a.h
    miss_then_hit a.o a.d -- "$compiler" -isystem system -MMD -c "$source" -o a.o
  done
  ! grep a.h a.d || fail "the premise is wrong"
done
