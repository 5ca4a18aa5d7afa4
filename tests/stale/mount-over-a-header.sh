#!/bin/bash
# Another file is mounted over a header.
# Check: inputs
# Check: mounts
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
value_is 1 v.h
value_is 2 other.h
touch -d 2020-01-01 v.h other.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mount --bind other.h v.h
right
