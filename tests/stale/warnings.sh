#!/bin/bash
# A warning that is asked for.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
cached a.o -- "$COMPILER" -w -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
right
