#!/bin/bash
# The daemon is stopped or killed and started again; nothing else happens.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
[ "$STALE_TOOL" != zccache ] || zcc stop >/dev/null
still_a_hit
daemon -KILL
count_anew
still_a_hit
