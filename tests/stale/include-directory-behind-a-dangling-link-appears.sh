#!/bin/bash
# A directory of the search path is a symlink to nothing, and then to something.
# Check: absences,directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir late
value_is 1 late/v.h
ln -s elsewhere/deep early
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
mkdir -p elsewhere/deep
value_is 2 elsewhere/deep/v.h
right
