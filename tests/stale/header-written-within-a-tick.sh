#!/bin/bash
# A header is edited again and again, each time right before it is compiled.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
for value in 2 3 4 5 6 7 8 9; do
  as_old v.h value_is $value v.h
  right
done
