#!/bin/bash
# A header appears that __has_include found absent by a name that a macro made.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
cat >"$SOURCE" <<'SRC'
#define NAME <v.h>
#if __has_include(NAME)
int value = 2;
#else
int value = 1;
#endif
SRC
perhaps_cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
touch inc/v.h
right
