#!/bin/bash
# A macro that makes part of the name that it asks for.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/sub
cat >"$SOURCE" <<'SRC'
#define HAS(x) __has_include(<sub/x>)
#if HAS(v.h)
int value = 2;
#else
int value = 1;
#endif
SRC
perhaps_cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/sub/v.h
right
