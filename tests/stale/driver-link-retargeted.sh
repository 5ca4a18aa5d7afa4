#!/bin/bash
# The compiler's name is a symlink, as of an alternative, and points to another.
# Check: inputs
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(readlink -f "$(command -v "$COMPILER")")
stand_in "$T/one/$COMPILER" "$real" -DVALUE=1
stand_in "$T/two/$COMPILER" "$real" -DVALUE=2
mkdir "$T/bin"
ln -s "../one/$COMPILER" "$T/bin/$COMPILER"
uses_value ''
cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
ln -sfn "../two/$COMPILER" "$T/bin/$COMPILER"
right
