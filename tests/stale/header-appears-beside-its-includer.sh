#!/bin/bash
# A header found on the search path appears beside the header that includes it.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir lib inc
value_is 1 inc/v.h
echo '#include "v.h"' >lib/outer.h
uses_value '#include "lib/outer.h"'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
value_is 2 lib/v.h
right
