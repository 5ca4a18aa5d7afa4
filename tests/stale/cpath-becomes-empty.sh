#!/bin/bash
# An empty part of the variable is the working directory; none is nothing.
# Check: environment
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h; uses_value '#include <v.h>'
export CPATH=$PWD
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
export CPATH=/nowhere
right
