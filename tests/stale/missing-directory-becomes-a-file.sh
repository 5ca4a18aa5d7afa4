#!/bin/bash
# GCC speaks of a file where a directory is to be searched.
# Compilers: gcc
# Check: directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int v;' >"$SOURCE"
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
touch inc
right
