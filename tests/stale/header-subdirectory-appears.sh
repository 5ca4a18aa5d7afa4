#!/bin/bash
# The directory part of a header's name appears in an earlier directory.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p early late/lib
value_is 1 late/lib/v.h
uses_value '#include <lib/v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
mkdir early/lib
value_is 2 early/lib/v.h
right
