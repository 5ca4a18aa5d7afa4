#!/bin/bash
# The name of a macro that asks is put together by ##.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
cat >"$SOURCE" <<'SRC'
#define HAS(x) __has_include(x)
#define CAT(a, b) a##b
#if CAT(H, AS)(<v.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
perhaps_cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/v.h
right
