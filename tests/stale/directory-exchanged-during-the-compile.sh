#!/bin/bash
# Another directory takes the name of a header's after the compiler has read it; every file in it
# is old.
# Check: during-compile,path-events,links-during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir inc new
value_is 1 inc/v.h
value_is 2 new/v.h
uses_value '#include "inc/v.h"' '#include "gate.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
exchange() {
  mv inc old
  mv new inc
}
while_compiling exchange
right
