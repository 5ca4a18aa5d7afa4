#!/bin/bash
# GCC quotes a line of the file that #line names in a message, and that file changes.
# Check: quoted-files
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'what the grammar says' >gram.y
printf '%s\n' '#line 1 "gram.y"' 'int f(void) { int unused; return 1; }' >"$SOURCE"
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
echo 'something else' >gram.y
right
