#!/bin/bash
# A header is edited, and keeps its size and its time.
# Check: change-time,file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
touch -d 2020-01-01 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
as_old v.h value_is 2 v.h
right
