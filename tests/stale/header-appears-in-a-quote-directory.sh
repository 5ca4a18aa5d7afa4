#!/bin/bash
# A header appears in a directory of -iquote, which comes before those of -I.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir quote inc
value_is 1 inc/v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -Iinc -iquote quote -c "$SOURCE" -o a.o
value_is 2 quote/v.h
right
