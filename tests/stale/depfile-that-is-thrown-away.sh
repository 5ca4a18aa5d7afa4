#!/bin/bash
# The depfile that would name the inputs goes to where nothing can be read from.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached_or_not a.o -- "$COMPILER" -MD -MF /dev/null -c "$SOURCE" -o a.o
value_is 2 v.h
right
