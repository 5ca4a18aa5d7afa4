#!/bin/bash
# A file that #embed reads changes.
# Check: hidden-files,inputs
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'const unsigned char data[] = {\n#embed "data.bin"\n};\n' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -std=c23 -c "$SOURCE" -o a.o
echo 2 >data.bin
right
