#!/bin/bash
# The assembler writes over an old object that is empty, and a hit then puts another one in its place.
# Check: output-writers
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
echo 'int other;' >other.c
uses_value '#define VALUE 1' '#include "gate.h"'
cached a.o -- "$COMPILER" -c other.c -o a.o
hit=("${TOOL[@]}" "${COMMAND[@]}")
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
old_outputs() { : >a.o; }
while_compiling before_it_is_taken "${PREFIX[@]}" "${hit[@]}"
through_tool
bare
must_be_bare "after another has written"
