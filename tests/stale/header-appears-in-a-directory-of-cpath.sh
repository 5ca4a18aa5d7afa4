#!/bin/bash
# A header appears in a directory that only a variable names.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
export CPATH=$PWD/early
cached a.o -- "$COMPILER" -isystem late -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
