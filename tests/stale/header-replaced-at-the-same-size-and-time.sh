#!/bin/bash
# Another file of the same size and time takes a header's name, as cp -p and mv leave it.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
value_is 2 other.h
touch -d 2020-01-01 v.h other.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
cp -p other.h new.h
mv new.h v.h
right
