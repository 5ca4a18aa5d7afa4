#!/bin/bash
# What -I names is a file, and then a directory.
# Check: absences,directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo text >inc
mkdir late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -Ilate -c "$SOURCE" -o a.o
rm inc
mkdir inc
value_is 2 inc/v.h
right
