#!/bin/bash
# The directory part of a header's name was a file in an earlier directory, and becomes a directory.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p early late/lib
touch early/lib
value_is 1 late/lib/v.h
uses_value '#include <lib/v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
rm early/lib
mkdir early/lib
value_is 2 early/lib/v.h
right
