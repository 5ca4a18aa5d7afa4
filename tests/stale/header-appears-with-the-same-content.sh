#!/bin/bash
# A header appears earlier on the path with the content of the one used: the object stays, its
# depfile does not.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o a.d -- "$COMPILER" -MD -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 1 early/v.h
right
