#!/bin/bash
# __DATE__ fixed by a variable, which changes.
# Check: environment
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

export SOURCE_DATE_EPOCH=1500000000
echo 'const char* t = __DATE__;' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
SOURCE_DATE_EPOCH=1600000000
right
