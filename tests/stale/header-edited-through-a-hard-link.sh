#!/bin/bash
# A header is edited under another name, in a directory that no compile knows.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc elsewhere
value_is 1 inc/v.h
touch -d 2020-01-01 inc/v.h
ln inc/v.h elsewhere/other
uses_value '#include "inc/v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
as_old elsewhere/other value_is 2 elsewhere/other
right
