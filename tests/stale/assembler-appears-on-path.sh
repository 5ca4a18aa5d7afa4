#!/bin/bash
# An assembler appears earlier on PATH.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(command -v as)
mkdir "$T/bin"
PATH=$T/bin:$PATH
stand_in "$T/made/as" "$real" --defsym value=2
printf '%s\n' 'asm(".ifndef value\n.set value, 1\n.endif\n.globl v\n.set v, value");' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mv "$T/made/as" "$T/bin/as"
right
