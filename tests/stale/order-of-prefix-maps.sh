#!/bin/bash
# The last map that fits counts.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'const char* f = __FILE__;' >"$SOURCE"; SOURCE=$PWD/$SOURCE
cached a.o -- "$COMPILER" -fmacro-prefix-map="$PWD=x" -fmacro-prefix-map="$PWD=y" -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -fmacro-prefix-map="$PWD=y" -fmacro-prefix-map="$PWD=x" -c "$SOURCE" -o a.o
right
