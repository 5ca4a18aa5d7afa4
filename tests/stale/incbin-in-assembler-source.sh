#!/bin/bash
# A file that .incbin reads in a .S source changes.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

SOURCE=a.S
printf '.globl data\ndata: .incbin "data.bin"\n' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 2 >data.bin
right
