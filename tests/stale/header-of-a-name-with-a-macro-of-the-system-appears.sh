#!/bin/bash
# A macro is given a name in angles to ask for, of which GNU C makes another: linux is 1.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
cat >"$SOURCE" <<'SRC'
#define HAS(x) __has_include(x)
#if HAS(<linux/v.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
mkdir one/1
touch one/1/v.h
right
