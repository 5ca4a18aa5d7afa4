#!/bin/bash
# The assembler in a directory of -B is replaced.
# Check: tool-parts
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'int f(int a) { return a; }\n' >"$SOURCE"
mkdir programs
stand_in programs/as "$(command -v as)"
cached a.o -- "$COMPILER" -B "$PWD/programs" -c "$SOURCE" -o a.o
stand_in programs/as "$(command -v as)" --defsym extra=1
right
