#!/bin/bash
# The working directory by another name, which debug information shows.
# Check: environment
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
ln -s one two
cd one
echo 'int f(void) { return 1; }' >"$SOURCE"
export PWD=$T/work/one
PREFIX=(env PWD="$T/work/one")
cached a.o -- "$COMPILER" -g -c "$SOURCE" -o a.o
PREFIX=(env PWD="$T/work/two")
right
