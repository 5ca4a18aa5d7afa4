#!/bin/bash
# A library that the compiler finds from where it lies, not from where the symlink to it does.
# Check: tool-parts
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2016  # for the dynamic loader
compiler_with_library -Wl,-rpath,'$ORIGIN/../lib'
mkdir -p "$T/suite/bin"
mv "$T/bin/$COMPILER" "$T/suite/bin"
ln -s "../suite/bin/$COMPILER" "$T/bin/$COMPILER"
library "$T/lib/libvalue.so" 1
library "$T/suite/lib/libvalue.so" 1
uses_value ''
cached a.o -- "$T/bin/$COMPILER" -c "$SOURCE" -o a.o
library "$T/suite/lib/libvalue.so" 2
right
