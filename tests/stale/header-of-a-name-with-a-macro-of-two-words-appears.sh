#!/bin/bash
# A macro is given a name in angles to ask for, of which a word is a macro for more than a word.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/d
cat >"$SOURCE" <<'SRC'
#define HAS(x) __has_include(x)
#define WHICH d/v
#if HAS(<WHICH.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
perhaps_cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/d/v.h
right
