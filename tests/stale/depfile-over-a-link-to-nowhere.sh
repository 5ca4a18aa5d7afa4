#!/bin/bash
# The same, where it goes there by a symlink.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
ln -s /dev/null a.d
cached_or_not a.o -- "$COMPILER" -MD -MF a.d -c "$SOURCE" -o a.o
value_is 2 v.h
right
