#!/bin/bash
# A symlink on the way to a header points to another directory.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
touch -d 2020-01-01 one/v.h two/v.h
ln -s one inc
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
ln -sfn two inc
right
