#!/bin/bash
# GCC warns that it ignores -pipe where it keeps what it would send through one.
# Compilers: gcc
# Check: arguments
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >"$SOURCE"
cached a.o a.i a.s -- "$COMPILER" -pipe -save-temps=cwd -c "$SOURCE" -o a.o
compiles a.o a.i a.s -- "$COMPILER" -save-temps=cwd -c "$SOURCE" -o a.o
right
