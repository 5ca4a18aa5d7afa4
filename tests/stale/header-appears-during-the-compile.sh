#!/bin/bash
# A header appears earlier on the path after the compiler has found the other one.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir early late
value_is 1 late/v.h
value_is 2 new.h
uses_value '#include <v.h>' '#include "gate.h"'
compiles a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
while_compiling mv new.h early/v.h
right
