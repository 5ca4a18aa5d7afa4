#!/bin/bash
# The directory of the object is removed and made anew, and another compile writes there.
# Check: output-writers
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir out
echo 'int other;' >other.c
uses_value '#define VALUE 1' '#include "gate.h"'
compiles out/a.o -- "$COMPILER" -c "$SOURCE" -o out/a.o
exchange() {
  rm -rf out
  mkdir out
  before_it_is_taken "$COMPILER" -c other.c -o out/a.o
}
while_compiling exchange
through_tool
bare
must_be_bare "after another has written"
