#!/bin/bash
# A response file is edited.
# Check: response-files
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
echo -DVALUE=1 >args
cached a.o -- "$COMPILER" @args -c "$SOURCE" -o a.o
echo -DVALUE=2 >args
right
