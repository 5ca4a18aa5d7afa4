#!/bin/bash
# __DATE__ made of two tokens that stand in two arguments.
# Check: time-macros
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
printf '#define J(a, b) J2(a, b)\n#define J2(a, b) a##b\nconst char* t = J(A, B);\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -DA=__DA -DB=TE__ -c "$SOURCE" -o a.o
set_clock 1600000000
right
