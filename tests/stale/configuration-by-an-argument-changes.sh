#!/bin/bash
# The file of --config changes.
# Check: tool-parts
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo '-DVALUE=1' >my.cfg
uses_value ''
cached a.o -- "$COMPILER" --config "$PWD/my.cfg" -c "$SOURCE" -o a.o
echo '-DVALUE=2' >my.cfg
right
