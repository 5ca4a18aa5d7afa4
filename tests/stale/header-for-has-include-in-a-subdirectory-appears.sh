#!/bin/bash
# A directory appears with the header that __has_include found absent in it.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
cat >"$SOURCE" <<'SRC'
#if __has_include(<lib/deep/v.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
mkdir -p made/deep
touch made/deep/v.h
mv made inc/lib
right
