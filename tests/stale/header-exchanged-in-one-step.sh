#!/bin/bash
# Two headers of one size and time exchange their names in one step.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
value_is 1 v.h
value_is 2 w.h
touch -d 2020-01-01 v.h w.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
python3 "$SCENARIOS/exchange.py" v.h w.h
right
