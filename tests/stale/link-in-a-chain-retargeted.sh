#!/bin/bash
# The middle one of three symlinks on the way to a header points elsewhere; it lies in a directory
# that no path names.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir hidden one two
value_is 1 one/v.h
value_is 2 two/v.h
touch -d 2020-01-01 one/v.h two/v.h
ln -s ../one hidden/last
ln -s last hidden/middle
ln -s hidden/middle inc
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
ln -sfn ../two hidden/middle
right
