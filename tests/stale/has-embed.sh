#!/bin/bash
# A file that __has_embed found absent appears.
# Check: hidden-files
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value '#if __has_embed("data.bin")' '#define VALUE 2' '#else' '#define VALUE 1' '#endif'
perhaps_cached a.o -- "$COMPILER" -std=c23 -c "$SOURCE" -o a.o
echo 2 >data.bin
right
