#!/bin/bash
# An assembler appears in a directory of -B.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'int f(int a) { return a; }\n' >"$SOURCE"
mkdir programs
cached a.o -- "$COMPILER" -Bprograms -c "$SOURCE" -o a.o
stand_in programs/as "$(command -v as)" --defsym extra=1
right
