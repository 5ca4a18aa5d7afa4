#!/bin/bash
# A header has another content only for the moment in which the compiler reads it.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
value_is 1 v.h
uses_value '#include "gate.h"' '#include "v.h"' '#include "gate2.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
edit() {
  as_old v.h value_is 2 v.h
  hold gate2.h
  release gate.h
  await_held gate2.h
  as_old v.h value_is 1 v.h
  release gate2.h
}
while_compiling edit
# To the compiler nothing has changed; what it saw in between is in the cache, or is not.
rm -r "$T/before"
result "$T/before" true
right
