#!/bin/bash
# The depfile names the object.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int value = 1;' >"$SOURCE"
cached a.d -- "$COMPILER" -MD -MF a.d -c "$SOURCE" -o a.o
compiles a.d -- "$COMPILER" -MD -MF a.d -c "$SOURCE" -o b.o
right
