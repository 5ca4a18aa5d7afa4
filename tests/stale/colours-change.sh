#!/bin/bash
# Which colours messages have where they are asked for.
# Check: environment
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
export GCC_COLORS=warning=31
cached a.o -- "$COMPILER" -Wall -fdiagnostics-color=always -c "$SOURCE" -o a.o
export GCC_COLORS=warning=32
right
