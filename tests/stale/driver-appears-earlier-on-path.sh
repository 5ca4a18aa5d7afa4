#!/bin/bash
# Another compiler of the name appears earlier on PATH.
# Check: tool-on-path,tool-search
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(readlink -f "$(command -v "$COMPILER")")
PATH=$T/bin:$PATH
uses_value '#ifndef VALUE' '#define VALUE 1' '#endif'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
stand_in "$T/bin/$COMPILER" "$real" -DVALUE=2
hash -r
right
