#!/bin/bash
# A header of the user that only one of the system includes, so that the depfile leaves it out, is deleted
# after the compiler has read it.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir system inc1 inc2
value_is 1 inc1/v.h
value_is 2 inc2/v.h
echo '#include <v.h>' >system/s.h
uses_value '#include <s.h>' '#include "gate.h"'
compiles a.o a.d -- "$COMPILER" -MMD -Iinc1 -Iinc2 -isystem system -c "$SOURCE" -o a.o
while_compiling rm inc1/v.h
right
