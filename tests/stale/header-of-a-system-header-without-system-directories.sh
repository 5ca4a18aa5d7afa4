#!/bin/bash
# With -nostdinc a depfile of -MMD lists all headers, but not those of one that calls itself the system's.
# Check: include-search,inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sys
value_is 1 sys/v.h
printf '#pragma GCC system_header\n#include "v.h"\n' >sys/s.h
uses_value '#include "s.h"'
cached a.o a.d -- "$COMPILER" -nostdinc -Isys -MMD -c "$SOURCE" -o a.o
as_old sys/v.h value_is 2 sys/v.h
right
