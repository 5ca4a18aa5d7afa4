#!/bin/bash
# The source is edited during the compile, and keeps its size and time.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
write_source() { printf '#include "gate.h"\nint value = %d;\n' "$1" >"$SOURCE"; }
write_source 1
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
while_compiling as_old "$SOURCE" write_source 2
right
