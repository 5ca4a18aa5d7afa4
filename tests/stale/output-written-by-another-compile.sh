#!/bin/bash
# Another compile, outside of the cache, writes its object to the same name when the compiler is done and
# before that is taken.
# Check: output-writers
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
echo 'int other;' >other.c
uses_value '#define VALUE 1' '#include "gate.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
while_compiling before_it_is_taken "$COMPILER" -c other.c -o a.o
through_tool
bare
must_be_bare "after another has written"
