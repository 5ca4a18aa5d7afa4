#!/bin/bash
# A header is edited while no daemon runs, and keeps its size and time.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
touch -d 2020-01-01 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
[ "$STALE_TOOL" != zccache ] || zcc stop >/dev/null
as_old v.h value_is 2 v.h
right
