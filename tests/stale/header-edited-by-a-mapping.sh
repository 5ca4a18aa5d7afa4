#!/bin/bash
# A header is changed by a store to a shared mapping, which is then unmapped.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mapped v.h
store $VALUE_AT 2
unmap
right
