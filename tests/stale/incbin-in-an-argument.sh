#!/bin/bash
# The directive stands in an argument.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'asm(CODE);' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" '-DCODE=".incbin \"data.bin\""' -c "$SOURCE" -o a.o
echo 2 >data.bin
right
