#!/bin/bash
# Equal relative paths name other files in another directory.
# Check: directory
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
cd one
cached a.o -- "$COMPILER" -I. -c "$T/work/$SOURCE" -o a.o
cd ../two
right
