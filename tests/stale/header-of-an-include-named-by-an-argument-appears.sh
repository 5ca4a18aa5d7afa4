#!/bin/bash
# A header whose name stands in -D appears earlier on the path.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include NAME'
perhaps_cached a.o -- "$COMPILER" '-DNAME=<v.h>' -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
