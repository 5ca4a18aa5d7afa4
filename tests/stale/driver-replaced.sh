#!/bin/bash
# The compiler's own file changes.
# Check: inputs
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(readlink -f "$(command -v "$COMPILER")")
stand_in "$T/bin/$COMPILER" "$real" -DVALUE=1
uses_value ''
cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
stand_in "$T/bin/$COMPILER" "$real" -DVALUE=2
right
