#!/bin/bash
# Another file of the same size and time takes a header's name after the compiler has read it.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
value_is 1 v.h
value_is 2 w.h
touch -d 2020-01-01 v.h w.h
uses_value '#include "v.h"' '#include "gate.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
while_compiling mv w.h v.h
right
