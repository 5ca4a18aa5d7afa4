#!/bin/bash
# The same compile again: the same object, from the cache.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stdio.h>\nint f(int x) { printf("%%d", x); return x + 1; }\n' >"$source"
  miss_then_hit a.o -- "$compiler" -O2 -g -c "$source" -o a.o
  nm a.o | grep -q f || fail "not an object"
done
