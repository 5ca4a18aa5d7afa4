#!/bin/bash
# __TIME__ in an argument.
# Check: time-macros
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
echo 'const char* t = NOW;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -DNOW=__TIME__ -c "$SOURCE" -o a.o
set_clock 1600000000
right
