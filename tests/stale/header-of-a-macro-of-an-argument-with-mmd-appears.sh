#!/bin/bash
# A header that is included by a macro, which an argument defines, appears in an earlier directory.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir first sys
value_is 1 sys/impl.h
uses_value '#include IMPLEMENTATION'
cached a.o a.d -- "$COMPILER" -MMD -isystem first -isystem sys -D 'IMPLEMENTATION="impl.h"' -c "$SOURCE" -o a.o
value_is 2 first/impl.h
right
