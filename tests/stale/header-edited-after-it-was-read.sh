#!/bin/bash
# A header is edited during the compile, after the compiler has read it.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
value_is 1 v.h
uses_value '#include "v.h"' '#include "gate.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
while_compiling value_is 2 v.h
right
