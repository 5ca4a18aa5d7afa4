#!/bin/bash
# A header that #import found appears earlier on the path.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#import <v.h>'
cached a.o -- "$COMPILER" -w -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
