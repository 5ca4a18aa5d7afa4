#!/bin/bash
# Two compiles write their depfiles to one name: what the other's lists is no input of this one.
# Check: output-writers
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
echo 'int other;' >other.c
value_is 1 v.h
echo '#include "v.h"' >first.h
uses_value '#include "first.h"' '#include "gate.h"'
compiles a.o -- "$COMPILER" -MD -MF shared.d -c "$SOURCE" -o a.o
while_compiling before_it_is_taken "$COMPILER" -MD -MF shared.d -c other.c -o other.o
value_is 2 v.h
right
