#!/bin/bash
# A header appears in an earlier directory of the search path than the one it was found in.
# Check: absences
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
