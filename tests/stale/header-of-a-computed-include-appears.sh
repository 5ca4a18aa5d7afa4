#!/bin/bash
# A header whose name a macro makes appears earlier on the path.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#define TEXT(x) #x' '#define NAME(x) TEXT(x.h)' '#include NAME(v)'
perhaps_cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
