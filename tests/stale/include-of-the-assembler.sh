#!/bin/bash
# A file that the assembler's own .include reads changes.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

SOURCE=a.s
printf '.include "data.inc"\n' >"$SOURCE"
echo '.byte 1' >data.inc
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo '.byte 2' >data.inc
right
