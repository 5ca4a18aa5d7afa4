#!/bin/bash
# The daemon is killed, and a header replaced before it is started again.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
value_is 2 other.h
touch -d 2020-01-01 v.h other.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
daemon -KILL
mv other.h v.h
count_anew
right
