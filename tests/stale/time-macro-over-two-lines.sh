#!/bin/bash
# __TIME__ with a line's end in its middle.
# Check: time-macros
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
printf 'const char* t = __TI\\\nME__;\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
set_clock 1600000000
right
