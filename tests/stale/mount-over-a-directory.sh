#!/bin/bash
# Another directory is mounted over one of the search path, and unmounted.
# Check: inputs
# Check: mounts
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir inc other
value_is 1 inc/v.h
value_is 2 other/v.h
touch -d 2020-01-01 inc/v.h other/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
mount --bind other inc
right
umount inc
right
