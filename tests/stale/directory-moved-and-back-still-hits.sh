#!/bin/bash
# A directory is moved away and comes back.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
mv inc away
mv away inc
still_a_hit
