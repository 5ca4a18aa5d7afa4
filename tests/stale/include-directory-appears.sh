#!/bin/bash
# A directory of the search path that was not there appears, with a header of the name.
# Check: absences,directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
mkdir made
value_is 2 made/v.h
mv made early
right
