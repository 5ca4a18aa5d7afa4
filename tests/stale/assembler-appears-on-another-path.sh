#!/bin/bash
# An assembler appears on the second of two PATHs that have led to the same programs.
# Check: tool-search
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir programs
echo 'asm(".ifndef value\n.set value, 1\n.endif\n.globl v\n.set v, value");' >a.c
cached a.o -- "$COMPILER" -c a.c -o a.o
PREFIX=(env "PATH=$PWD/programs:$PATH")
cached a.o -- "$COMPILER" -c a.c -o a.o
printf '#!/bin/sh\nexec %s --defsym value=2 "$@"\n' "$(command -v as)" >programs/as
chmod +x programs/as
right
