#!/bin/bash
# A header is a symlink, and points elsewhere.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 one.h
value_is 2 two.h
touch -d 2020-01-01 one.h two.h
ln -s one.h v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
ln -sfn two.h v.h
right
