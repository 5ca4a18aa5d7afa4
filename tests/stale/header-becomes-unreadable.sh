#!/bin/bash
# A header may no longer be read: the compile fails.
# Check: inputs
# Check: file-events
AS_NOBODY=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
chmod 0 v.h
right
chmod 644 v.h
right
