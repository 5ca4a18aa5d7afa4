#!/bin/bash
# A header that -include names appears earlier on the path and includes another, which then changes: the
# compiler was asked where it is when it was the later one.
# Check: include-search
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 early/v.h
echo >late/x.h
uses_value
cached a.o -- "$COMPILER" -MMD -DVALUE=0 -isystem early -isystem late -include x.h -c "$SOURCE" -o a.o
printf '#undef VALUE\n#include <v.h>\n' >early/x.h
fresh_files
cached a.o -- "$COMPILER" -MMD -DVALUE=0 -isystem early -isystem late -include x.h -c "$SOURCE" -o a.o
value_is 2 early/v.h
right
