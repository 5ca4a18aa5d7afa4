#!/bin/bash
# A header earlier on the path is a symlink to nothing; its directory does not change when its
# target appears.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late elsewhere
value_is 1 late/v.h
ln -s ../elsewhere/target.h early/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 2 elsewhere/target.h
right
