#!/bin/bash
# __TIME__ in a header that only a macro of another header uses.
# Check: time-macros
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
echo '#define NOW __TIME__' >now.h
printf '#include "now.h"\nconst char* t = NOW;\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
set_clock 1600000000
right
