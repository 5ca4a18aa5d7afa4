#!/bin/bash
# A file that .incbin reads changes; no depfile names it.
# Check: hidden-files
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '%s\n' 'asm(".globl data\ndata: .incbin \"data.bin\"");' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 2 >data.bin
right
