#!/bin/bash
# A header is edited by its path in another mount of its directory.
# Check: inputs
# Check: file-events
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir inc elsewhere
value_is 1 inc/v.h
mount --bind inc elsewhere
uses_value '#include "inc/v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
value_is 2 elsewhere/v.h
right
