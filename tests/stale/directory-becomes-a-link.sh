#!/bin/bash
# A directory is replaced by a symlink to another.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc new
value_is 1 inc/v.h
value_is 2 new/v.h
touch -d 2020-01-01 inc/v.h new/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
mv inc old
ln -s new inc
right
