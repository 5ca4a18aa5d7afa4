#!/bin/bash
# Warnings come back as they were where the list of headers came with them.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include <stddef.h>\nstatic int unguarded(void) { return 1; }\n' >a.h
  printf '#include <stdio.h>\n#include "a.h"\n#warning "... not/a/header.h"\nint f(void) {}\n' >"$source"
  miss_then_hit a.o a.d -- "$compiler" -Wall -MMD -c "$source" -o a.o
  grep -q 'not/a/header' "$T/err"
  grep -q unguarded "$T/err"
done
