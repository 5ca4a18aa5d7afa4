#!/bin/bash
# The CMI of a header that is imported, while the header is as it was.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

unit() {
  value_is "$1" value.h
  precompiled "$COMPILER" -std=c++20 -fmodules-ts -x c++-header -c value.h
}
unit 1
printf 'import "value.h";\nint a = VALUE;\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -c a.cc
unit 2
value_is 1 value.h
right
