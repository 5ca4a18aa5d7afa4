#!/bin/bash
# The same where the file was missing, and is named as the preprocessor does.
# Check: quoted-files
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '%s\n' '# 1 "gram.y" 1' 'int f(void) { int unused; return 1; }' >"$SOURCE"
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
echo 'what the grammar says' >gram.y
right
