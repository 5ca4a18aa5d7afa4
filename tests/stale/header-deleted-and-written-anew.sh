#!/bin/bash
# A header is deleted and written anew, with its old size and time.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
touch -d 2020-01-01 v.h time
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
rm v.h
value_is 2 v.h
touch -r time v.h
right
