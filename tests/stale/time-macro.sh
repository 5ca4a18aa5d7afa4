#!/bin/bash
# __DATE__ and __TIME__ in a source.
# Check: time-macros
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
echo 'const char* t = __DATE__ " " __TIME__;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
set_clock 1600000000
right
