#!/bin/bash
# Where headers come from, by a variable.
# Check: environment
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two; value_is 1 one/v.h; value_is 2 two/v.h; uses_value '#include <v.h>'
export CPATH=$PWD/one
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
export CPATH=$PWD/two
right
