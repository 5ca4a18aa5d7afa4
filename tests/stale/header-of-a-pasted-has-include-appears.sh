#!/bin/bash
# The same where not even __has_include stands in the text.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
cat >"$SOURCE" <<'SRC'
#if ASK(NAME)
int value = 2;
#else
int value = 1;
#endif
SRC
perhaps_cached a.o -- "$COMPILER" -Iinc '-DNAME=<v.h>' '-DASK=__has_include' -c "$SOURCE" -o a.o
touch inc/v.h
right
