#!/bin/bash
# A shared library of the compiler appears in an earlier directory of LD_LIBRARY_PATH.
# Check: tool-search
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/early"
compiler_with_library -Wl,-rpath,"$T/lib"
library "$T/lib/libvalue.so" 1
uses_value ''
export LD_LIBRARY_PATH=$T/early
cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
library "$T/made/libvalue.so" 2
mv "$T/made/libvalue.so" "$T/early"
right
