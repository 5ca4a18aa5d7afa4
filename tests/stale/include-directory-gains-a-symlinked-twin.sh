#!/bin/bash
# A directory of -I becomes a system directory by another name, and so loses its place on the path.
# Check: directories,absences,real-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir system between other
value_is 1 other/v.h
value_is 2 between/v.h
value_is 1 system/v.h
ln -s other twin
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Itwin -Ibetween -isystem system -c "$SOURCE" -o a.o
ln -sfn system twin
right
