#!/bin/bash
# A variable asks for a depfile of its own.
# Check: refused-variables
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
compiles a.o deps -- "$COMPILER" -c "$SOURCE" -o a.o
export DEPENDENCIES_OUTPUT=deps
bare
for time in first second; do
  through_tool
  must_be_bare "the $time time"
done
