#!/bin/bash
# A header appears in a system directory that no argument names.
# Check: absences
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mount -t tmpfs none /usr/local/include
mkdir after
value_is 1 after/stale-v.h
uses_value '#include <stale-v.h>'
cached a.o -- "$COMPILER" -idirafter after -c "$SOURCE" -o a.o
value_is 2 /usr/local/include/stale-v.h
right
