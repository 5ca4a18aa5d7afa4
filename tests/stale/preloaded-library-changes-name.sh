#!/bin/bash
# Code that is loaded into the compiler.
# Check: environment
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value '#include <v.h>'; mkdir one two; value_is 1 one/v.h; value_is 2 two/v.h; preload_cpath one.so one; preload_cpath two.so two
export LD_PRELOAD=$PWD/one.so
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
export LD_PRELOAD=$PWD/two.so
right
