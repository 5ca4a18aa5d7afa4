#!/bin/bash
# A header whose CMI is there is imported instead of being included.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 value.h
printf '#include "value.h"\nint a = VALUE;\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -c a.cc
as_old value.h value_is 2 value.h
"$COMPILER" -std=c++20 -fmodules-ts -x c++-header -c value.h
as_old value.h value_is 1 value.h
right
