#!/bin/bash
# A path goes into a symlink and back up: where that leads, the symlink decides.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/deep two/deep
value_is 1 one/v.h
value_is 2 two/v.h
touch -d 2020-01-01 one/v.h two/v.h
ln -s one/deep link
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Ilink/.. -c "$SOURCE" -o a.o
ln -sfn two/deep link
right
