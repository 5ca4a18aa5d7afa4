#!/bin/bash
# A directory of -I that is a system directory by another name is passed over; then the symlink
# points elsewhere.
# Check: directories,absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir system between other
value_is 1 between/v.h
value_is 3 system/v.h
value_is 2 other/v.h
ln -s system twin
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Itwin -Ibetween -isystem system -c "$SOURCE" -o a.o
ln -sfn other twin
right
