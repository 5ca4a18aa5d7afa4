#!/bin/bash
# A header appears earlier on the path of a compile whose depfile leaves system headers out.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o a.d -- "$COMPILER" -MMD -isystem early -isystem late -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
