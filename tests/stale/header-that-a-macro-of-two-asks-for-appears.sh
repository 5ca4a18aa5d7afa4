#!/bin/bash
# A macro that hands both its arguments to __has_include.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
cat >"$SOURCE" <<'SRC'
#define HAS(a, b) (__has_include(a) || __has_include(b))
#if HAS(<w.h>, <v.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/v.h
right
