#!/bin/bash
# The link on the way to the object leads elsewhere, where another compile writes.
# Check: output-writers
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir one two
ln -s one out
echo 'int other;' >other.c
uses_value '#define VALUE 1' '#include "gate.h"'
compiles out/a.o -- "$COMPILER" -c "$SOURCE" -o out/a.o
retarget() {
  ln -sfn two out
  before_it_is_taken "$COMPILER" -c other.c -o out/a.o
}
while_compiling retarget
through_tool
bare
must_be_bare "after another has written"
