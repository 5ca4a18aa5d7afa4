#!/bin/bash
# The source is edited.
# Check: inputs
# Check: file-events
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int value = 1;' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 'int value = 2;' >"$SOURCE"
right
