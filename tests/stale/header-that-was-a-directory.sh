#!/bin/bash
# A directory of the header's name, which compilers pass over, becomes a header.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p early/v.h late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
rmdir early/v.h
value_is 2 early/v.h
right
