#!/bin/bash
# A directory earlier on the path may be searched from now on. (What can not be looked into is not
# relied on.)
# Check: none
AS_NOBODY=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc late
value_is 2 inc/v.h
value_is 1 late/v.h
chmod 0 inc
uses_value '#include <v.h>'
cached_or_not a.o -- "$COMPILER" -Iinc -Ilate -c "$SOURCE" -o a.o
chmod 755 inc
right
