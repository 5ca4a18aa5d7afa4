#!/bin/bash
# An include directory of clang that is a file: a map of header names. No depfile names it.
# Check: refused-options
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
header_map "$PWD/one" map.hmap
perhaps_cached a.o -- "$COMPILER" -Imap.hmap -c "$SOURCE" -o a.o
header_map "$PWD/two" map.hmap
right
