#!/bin/bash
# A tree is copied with its times, edited, and takes the name of the first.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p tree/inc
value_is 1 tree/inc/v.h
uses_value '#include "inc/v.h"'
mv "$SOURCE" tree
touch -d 2020-01-01 tree/inc/v.h
cached a.o -- "$COMPILER" -c "tree/$SOURCE" -o a.o
cp -a tree copy
as_old copy/inc/v.h value_is 2 copy/inc/v.h
mv tree old
mv copy tree
right
