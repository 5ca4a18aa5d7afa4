#!/bin/bash
# A header is found by a path with dots, doubled slashes and a way back.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p inc/deep
value_is 1 inc/v.h
uses_value '#include ".//inc/deep/..//v.h"'
cached a.o a.d -- "$COMPILER" -MD -I.//inc/./ -c "$SOURCE" -o a.o
value_is 2 inc/v.h
right
