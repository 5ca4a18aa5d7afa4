#!/bin/bash
# A system header is edited, of a compile whose depfile leaves it out.
# Check: include-search,inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sys
value_is 1 sys/v.h
uses_value '#include <v.h>'
cached a.o a.d -- "$COMPILER" -MMD -isystem sys -c "$SOURCE" -o a.o
value_is 2 sys/v.h
right
