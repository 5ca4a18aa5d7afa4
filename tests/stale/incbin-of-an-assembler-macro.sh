#!/bin/bash
# The directive is put together by a macro of the assembler.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

SOURCE=a.S
printf '.macro join a b\n\\a\\b "data.bin"\n.endm\njoin .inc bin\n' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 2 >data.bin
right
