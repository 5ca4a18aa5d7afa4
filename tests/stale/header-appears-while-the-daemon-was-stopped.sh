#!/bin/bash
# A header appears earlier on the path while no daemon runs.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
[ "$STALE_TOOL" != zccache ] || zcc stop >/dev/null
value_is 2 early/v.h
right
