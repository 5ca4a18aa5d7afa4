#!/bin/bash
# The last level of optimisation counts.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(int a) { int b = a; return b + 1; }' >"$SOURCE"
cached a.o -- "$COMPILER" -O0 -O2 -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -O2 -O0 -c "$SOURCE" -o a.o
right
