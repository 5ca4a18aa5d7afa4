#!/bin/bash
# Clang passes over a file where a directory is to be searched, unless it is a header map.
# Compilers: clang clang-19
# Check: directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
echo text >inc
cached a.o -- "$COMPILER" -Iinc -Ione -c "$SOURCE" -o a.o
header_map "$PWD/two" inc
right
