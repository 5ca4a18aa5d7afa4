#!/bin/bash
# A response file is edited while the compiler runs.
# Check: response-files,during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
uses_value '#include "gate.h"'
echo -DVALUE=1 >args
compiles a.o -- "$COMPILER" @args -c "$SOURCE" -o a.o
change() { echo -DVALUE=2 >args; }
while_compiling change
right
