#!/bin/bash
# A directory of headers appears beside the programs of -B.
# Check: absences
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir programs
printf '#if __has_include("extra.h")\nint more;\n#endif\nint one;\n' >"$SOURCE"
cached a.o -- "$COMPILER" -Bprograms -c "$SOURCE" -o a.o
mkdir programs/include
touch programs/include/extra.h
right
