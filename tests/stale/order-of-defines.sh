#!/bin/bash
# The last definition of a macro counts.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
cached a.o -- "$COMPILER" -w -DVALUE=1 -DVALUE=2 -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -w -DVALUE=2 -DVALUE=1 -c "$SOURCE" -o a.o
right
