#!/bin/bash
# The directory of a header may no longer be searched.
# Check: inputs,absences
# Check: path-events
AS_NOBODY=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc late
value_is 1 inc/v.h
value_is 2 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -Ilate -c "$SOURCE" -o a.o
chmod 0 inc
right
chmod 755 inc
right
