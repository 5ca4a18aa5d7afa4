#!/bin/bash
# A library that LD_PRELOAD names changes its content.
# Check: tool-parts
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
preload_cpath it.so one
PREFIX=(env "LD_PRELOAD=$PWD/it.so")
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
preload_cpath it.so two
right
