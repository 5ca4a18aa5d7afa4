#!/bin/bash
# One source by an absolute path, compiled in two directories.
# Check: directory
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
echo 'int f(void) { return 1; }' >"$SOURCE"
cd one
cached a.o -- "$COMPILER" -g -c "$T/work/$SOURCE" -o a.o
cd ../two
right
