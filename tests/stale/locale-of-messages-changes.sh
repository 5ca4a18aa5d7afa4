#!/bin/bash
# The same, by the variable for messages alone.
# Check: environment
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

unset LC_ALL; export LC_CTYPE=C.UTF-8; echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
export LC_CTYPE=C
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
export LC_CTYPE=C.UTF-8
right
