#!/bin/bash
# A directory is mounted over a header's after the compiler has read it; every file in it is old.
# Check: during-compile,mounts
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
gated
mkdir inc new
value_is 1 inc/v.h
value_is 2 new/v.h
uses_value '#include "inc/v.h"' '#include "gate.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
while_compiling mount --bind new inc
right
