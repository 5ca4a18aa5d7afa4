#!/bin/bash
# Another directory, whose header has other content.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
uses_value '#include "v.h"'
for directory in one two; do cp "$SOURCE" $directory; done
value_is 1 one/v.h
value_is 2 two/v.h
cd one
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
cd ../two
right
