#!/bin/bash
# A header of the system, which the depfile does not name, is deleted after the compiler has read it.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir system
value_is 1 system/v.h
uses_value '#include <v.h>' '#include "gate.h"'
compiles a.o a.d -- "$COMPILER" -MMD -isystem system -c "$SOURCE" -o a.o
while_compiling rm system/v.h
right
