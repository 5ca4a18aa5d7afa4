#!/bin/bash
# A symlink on the way to a header is retargeted after the compiler has read it.
# Check: links-during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
ln -s one inc
uses_value '#include "inc/v.h"' '#include "gate.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
while_compiling ln -sfn two inc
right
