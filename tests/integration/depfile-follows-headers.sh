#!/bin/bash
# A header that is new to a source is in the depfile of the next hit, too.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int one;' >one.h
  echo '#include "one.h"' >"$source"
  miss_then_hit a.o a.d -- "$compiler" -MMD -c "$source" -o a.o
  echo '#include "two.h"' >one.h
  echo 'int two;' >two.h
  miss_then_hit a.o a.d -- "$compiler" -MMD -c "$source" -o a.o
  grep -q two.h a.d
done
