#!/bin/bash
# A header is deleted after __has_include has found it, and before the compile ends.
# Check: during-compile
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir inc
touch inc/v.h
uses_value '#if __has_include(<v.h>)' '#define VALUE 2' '#else' '#define VALUE 1' '#endif' '#include "gate.h"'
compiles a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
while_compiling rm inc/v.h
right
