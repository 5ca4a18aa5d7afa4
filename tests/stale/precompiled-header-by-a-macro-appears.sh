#!/bin/bash
# A precompiled header appears beside the first header, which a macro names.
# Check: precompiled,absences
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/x.h
uses_value '#define HEADER "x.h"' '#include HEADER'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
value_is 2 other.h
language=c-header
[[ $COMPILER != *++* ]] || language=c++-header
"$COMPILER" -Iinc -x "$language" other.h -o inc/x.h.gch
right
