#!/bin/bash
# The same on tmpfs, where a store leaves every time as it was.
# Check: file-events,inputs
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir inc
mount -t tmpfs none inc
value_is 1 inc/v.h
uses_value '#include "inc/v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mapped inc/v.h
store $VALUE_AT 2
unmap
right
