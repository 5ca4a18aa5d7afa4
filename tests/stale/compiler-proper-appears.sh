#!/bin/bash
# A cc1 appears where the driver looks before it finds its own.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

part=cc1
! is_cxx "$COMPILER" || part=cc1plus
real=$("$COMPILER" -print-prog-name=$part)
mkdir "$T/parts"
export COMPILER_PATH=$T/parts
stand_in "$T/made/$part" "$real" -DVALUE=2
uses_value '#ifndef VALUE' '#define VALUE 1' '#endif'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mv "$T/made/$part" "$T/parts/$part"
right
