#!/bin/bash
# A source of two checkouts includes a header by the absolute path of the one.
# Check: shared-text,shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
uses_value "#include \"$PWD/one/v.h\""
for directory in one two; do
  cp "$SOURCE" $directory
  value_is 1 $directory/v.h
done
cd one
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
value_is 2 v.h
cd ../two
right
