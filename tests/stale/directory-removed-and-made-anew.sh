#!/bin/bash
# A directory is removed with all that is in it, and made anew; then the new one is edited.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p lib/inc
value_is 1 lib/inc/v.h
uses_value '#include <inc/v.h>'
cached a.o -- "$COMPILER" -Ilib -c "$SOURCE" -o a.o
rm -r lib
mkdir -p lib/inc
value_is 2 lib/inc/v.h
right
value_is 3 lib/inc/v.h
right
