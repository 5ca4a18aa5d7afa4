#!/bin/bash
# The header becomes a directory, which compilers pass over, and is found further down the path.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 early/v.h
value_is 2 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
rm early/v.h
mkdir early/v.h
right
