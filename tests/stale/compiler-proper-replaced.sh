#!/bin/bash
# Another cc1 takes the place of the one that the driver runs.
# Check: tool-parts
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

part=cc1
! is_cxx "$COMPILER" || part=cc1plus
real=$("$COMPILER" -print-prog-name=$part)
export COMPILER_PATH=$T/parts
stand_in "$T/parts/$part" "$real" -DVALUE=1
uses_value ''
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
stand_in "$T/parts/$part" "$real" -DVALUE=2
right
