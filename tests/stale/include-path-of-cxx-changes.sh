#!/bin/bash
# Where headers of C++ come from, by a variable.
# Check: environment
# Compilers: g++ clang++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two; value_is 1 one/v.h; value_is 2 two/v.h; uses_value '#include <v.h>'
export CPLUS_INCLUDE_PATH=$PWD/one
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
export CPLUS_INCLUDE_PATH=$PWD/two
right
