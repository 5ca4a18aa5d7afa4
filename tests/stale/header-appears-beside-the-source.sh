#!/bin/bash
# A header found on the search path appears beside the source, where it is looked for first.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
value_is 2 v.h
right
