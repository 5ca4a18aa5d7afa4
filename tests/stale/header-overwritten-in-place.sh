#!/bin/bash
# A header is overwritten without being truncated, and keeps its time.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
touch -d 2020-01-01 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
value_is 2 other.h
as_old v.h dd if=other.h of=v.h conv=notrunc status=none
right
