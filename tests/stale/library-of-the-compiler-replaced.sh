#!/bin/bash
# A shared library of the compiler changes; its driver stays.
# Check: tool-parts
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

compiler_with_library -Wl,-rpath,"$T/lib"
library "$T/lib/libvalue.so" 1
uses_value ''
cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
library "$T/lib/libvalue.so" 2
right
