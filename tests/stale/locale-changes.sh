#!/bin/bash
# The quotes in messages follow the locale.
# Check: environment
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
export LC_ALL=C
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
export LC_ALL=C.UTF-8
right
