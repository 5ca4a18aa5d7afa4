#!/bin/bash
# Clang takes any file for a header map that is one, also where nothing was before.
# Compilers: clang clang-19
# Check: directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -Ione -c "$SOURCE" -o a.o
header_map "$PWD/two" inc
right
