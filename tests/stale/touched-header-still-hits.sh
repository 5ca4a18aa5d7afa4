#!/bin/bash
# Touched files have the content they had.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o a.d -- "$COMPILER" -MD -c "$SOURCE" -o a.o
touch v.h "$SOURCE"
still_a_hit
touch -d 2001-01-01 v.h
still_a_hit
