#!/bin/bash
# __TIMESTAMP__: the time of the source itself.
# Check: time-macros
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'const char* t = __TIMESTAMP__;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
touch -d 2020-01-01 "$SOURCE"
right
