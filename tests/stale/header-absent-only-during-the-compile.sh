#!/bin/bash
# A header is away for the moment in which the compiler looks for it, and then there as before.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir early late
value_is 2 early/v.h
value_is 1 late/v.h
uses_value '#include "gate.h"' '#include <v.h>' '#include "gate2.h"'
compiles a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
away() {
  mv early/v.h away.h
  hold gate2.h
  release gate.h
  await_held gate2.h
  mv away.h early/v.h
  release gate2.h
}
while_compiling away
# To the compiler nothing has changed; what it saw in between is in the cache, or is not.
rm -r "$T/before"
result "$T/before" true
right
