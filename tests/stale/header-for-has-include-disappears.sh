#!/bin/bash
# A header that __has_include found, and nothing includes, disappears. GCC names it in no depfile.
# Check: absences,inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
touch inc/v.h
cat >"$SOURCE" <<'SRC'
#if __has_include(<v.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
rm inc/v.h
right
