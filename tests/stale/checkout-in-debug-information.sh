#!/bin/bash
# One command with relative paths, in two directories, with debug information.
# Check: shared-text
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
echo 'int f(void) { return 1; }' | tee "one/$SOURCE" >"two/$SOURCE"
cd one
cached a.o -- "$COMPILER" -g -c "$SOURCE" -o a.o
cd ../two
right
