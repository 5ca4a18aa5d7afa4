#!/bin/bash
# A header appears between the one that says #include_next and the one that it found.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir first second third
echo '#include_next <v.h>' >first/v.h
value_is 1 third/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Ifirst -Isecond -Ithird -c "$SOURCE" -o a.o
value_is 2 second/v.h
right
