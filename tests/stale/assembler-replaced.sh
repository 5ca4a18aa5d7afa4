#!/bin/bash
# Another assembler takes the place of the one that GCC runs.
# Check: tool-parts
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(command -v as)
PATH=$T/bin:$PATH
stand_in "$T/bin/as" "$real" --defsym value=1
printf '%s\n' 'asm(".globl v\n.set v, value");' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
stand_in "$T/bin/as" "$real" --defsym value=2
right
