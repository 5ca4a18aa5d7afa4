#!/bin/bash
# A variable has GCC write a dependency file, after the same was cached without it.
# Check: refused-variables,environment
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o deps -- "$COMPILER" -c "$SOURCE" -o a.o
export DEPENDENCIES_OUTPUT=deps
right
