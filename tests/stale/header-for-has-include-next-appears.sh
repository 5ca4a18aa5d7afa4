#!/bin/bash
# A header appears that __has_include_next found absent.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir first second
cat >first/v.h <<'SRC'
#if __has_include_next(<v.h>)
#define VALUE 2
#else
#define VALUE 1
#endif
SRC
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Ifirst -Isecond -c "$SOURCE" -o a.o
touch second/v.h
right
