#!/bin/bash
# A variable asks for a depfile of its own.
# Check: refused-variables
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
export DEPENDENCIES_OUTPUT="deps"
perhaps_cached a.o deps -- "$COMPILER" -c "$SOURCE" -o a.o
DEPENDENCIES_OUTPUT="deps target"
right
