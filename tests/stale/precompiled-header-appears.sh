#!/bin/bash
# A precompiled header appears beside the header it was made of another content of.
# Check: precompiled,absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

# An enumerator: clang reads the text of a macro's numbers from the header even then.
echo 'enum { VALUE = 2 };' >v.h
touch -d 2020-01-01 v.h
"$COMPILER" -x c-header v.h -o made
uses_value ''
echo 'enum { VALUE = 1 };' >v.h
touch -d 2020-01-01 v.h
cached a.o -- "$COMPILER" -include v.h -c "$SOURCE" -o a.o
if is_clang; then mv made v.h.pch; else mv made v.h.gch; fi
right
