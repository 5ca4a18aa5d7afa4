#!/bin/bash
# __TIME__ made of two tokens.
# Check: time-macros
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
printf '#define J(a, b) a##b\nconst char* t = J(__TI, ME__);\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
set_clock 1600000000
right
