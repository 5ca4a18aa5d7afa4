#!/bin/bash
# A variable makes the dynamic loader print, and run nothing.
# Check: refused-variables,environment
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int a;' >"$SOURCE"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
PREFIX=(setarch -R env LD_TRACE_LOADED_OBJECTS=1)
right
