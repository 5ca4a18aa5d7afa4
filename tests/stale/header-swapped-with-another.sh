#!/bin/bash
# Two headers of one size and time exchange their names.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
value_is 2 w.h
touch -d 2020-01-01 v.h w.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mv v.h x.h
mv w.h v.h
mv x.h w.h
right
