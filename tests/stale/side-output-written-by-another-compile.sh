#!/bin/bash
# Two compiles have one file for their diagnostics, and one is made outside of the cache.
# Check: output-writers
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
echo 'int other;' >other.c
uses_value '#define VALUE 1' '#include "gate.h"' 'static int unused;'
options=(-Wall --serialize-diagnostics all.dia)
compiles a.o all.dia -- "$COMPILER" "${options[@]}" -c "$SOURCE" -o a.o
while_compiling before_it_is_taken "$COMPILER" "${options[@]}" -c other.c -o other.o
through_tool
bare
must_be_bare "after another has written"
