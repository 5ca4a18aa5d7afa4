#!/bin/bash
# Two directories exchange their names in one step.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
mkdir inc new
value_is 1 inc/v.h
value_is 2 new/v.h
touch -d 2020-01-01 inc/v.h new/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
python3 "$SCENARIOS/exchange.py" inc new
right
