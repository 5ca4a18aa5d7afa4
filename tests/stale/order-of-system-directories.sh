#!/bin/bash
# Which system directory comes first.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two; value_is 1 one/v.h; value_is 2 two/v.h; uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -isystem one -isystem two -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -isystem two -isystem one -c "$SOURCE" -o a.o
right
