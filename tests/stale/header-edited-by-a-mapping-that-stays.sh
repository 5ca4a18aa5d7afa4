#!/bin/bash
# A header stays mapped, and is stored to once more after it was read: no time changes, no event.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mapped v.h
for value in 2 3 4; do
  store $VALUE_AT $value
  right
  fresh_files
done
