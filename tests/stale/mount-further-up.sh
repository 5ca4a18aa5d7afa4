#!/bin/bash
# A file system is mounted over a directory above the one of a header.
# Check: inputs
# Check: mounts
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir -p lib/deep/inc
value_is 1 lib/deep/inc/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Ilib/deep/inc -c "$SOURCE" -o a.o
mount -t tmpfs none lib
mkdir -p lib/deep/inc
value_is 2 lib/deep/inc/v.h
right
