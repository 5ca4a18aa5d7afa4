#!/bin/bash
# The last of an option and its opposite counts.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >"$SOURCE"
cached a.o -- "$COMPILER" -ffunction-sections -fno-function-sections -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -fno-function-sections -ffunction-sections -c "$SOURCE" -o a.o
right
