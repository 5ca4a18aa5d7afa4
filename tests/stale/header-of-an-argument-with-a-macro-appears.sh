#!/bin/bash
# A macro is given a name in angles to ask for, of which a word is a macro.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
cat >"$SOURCE" <<'SRC'
#define HAS(x) __has_include(x)
#define WHICH v
#if HAS(<WHICH.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/v.h
right
