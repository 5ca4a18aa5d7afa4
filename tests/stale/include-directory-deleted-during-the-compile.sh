#!/bin/bash
# A directory of headers is moved away after __has_include has found one in it, and before the compile
# ends.
# Check: during-compile
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir -p dir/inc
touch dir/inc/v.h
uses_value '#if __has_include(<v.h>)' '#define VALUE 2' '#else' '#define VALUE 1' '#endif' '#include "gate.h"'
compiles a.o -- "$COMPILER" -Idir/inc -c "$SOURCE" -o a.o
while_compiling rm -r dir/inc
right
