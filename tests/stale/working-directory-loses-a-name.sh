#!/bin/bash
# The working directory by another name, which leads elsewhere in the end: debug information shows
# the name that is left.
# Check: environment
# Check: directory-name
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one other
ln -s one two
cd one
echo 'int f(void) { return 1; }' >"$SOURCE"
PREFIX=(env PWD="$T/work/two")
cached a.o -- "$COMPILER" -g -c "$SOURCE" -o a.o
ln -sfn other ../two
right
