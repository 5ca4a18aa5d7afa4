#!/bin/bash
# The header of -imacros, found on the search path, appears in the working directory.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/v.h
uses_value ''
cached a.o -- "$COMPILER" -imacros v.h -Iinc -c "$SOURCE" -o a.o
value_is 2 v.h
right
