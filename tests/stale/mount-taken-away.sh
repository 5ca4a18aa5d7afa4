#!/bin/bash
# What was mounted when it was compiled is unmounted.
# Check: inputs
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir inc
value_is 2 inc/v.h
mount -t tmpfs none inc
value_is 1 inc/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
umount -l inc
right
