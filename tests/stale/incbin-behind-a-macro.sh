#!/bin/bash
# The name of the directive stands in a macro, the file's in its use.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#define EMBED(name) asm(".incbin \\"" name "\\"")\n' >embed.h
printf '#include "embed.h"\nEMBED("data.bin");\n' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 2 >data.bin
right
