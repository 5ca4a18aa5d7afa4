#!/bin/bash
# Variables that move GCC's directories, besides GCC_ROOT.
# Check: environment
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

machine=$("$COMPILER" -dumpmachine)
mkdir -p two "b/$machine/include"
value_is 2 two/v.h
value_is 1 "b/$machine/include/v.h"
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -idirafter two -c "$SOURCE" -o a.o
PREFIX=(env "BINUTILS_ROOT=$PWD/b")
right
