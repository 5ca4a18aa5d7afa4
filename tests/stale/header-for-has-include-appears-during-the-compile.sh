#!/bin/bash
# A header appears after __has_include has found it absent, and before the compile ends.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir inc
uses_value '#if __has_include(<v.h>)' '#define VALUE 2' '#else' '#define VALUE 1' '#endif' '#include "gate.h"'
compiles a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
while_compiling touch inc/v.h
right
