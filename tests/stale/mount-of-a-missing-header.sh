#!/bin/bash
# A file system with a header is mounted on an empty directory earlier on the path.
# Check: absences,mounts
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
mkdir other
value_is 2 other/v.h
mount --bind other early
right
