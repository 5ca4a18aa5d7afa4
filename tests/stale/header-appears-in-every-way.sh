#!/bin/bash
# A header appears on the search path by each call that makes a name: open, rename, link, symlink.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
value_is 2 other.h
ln other.h early/v.h
right
rm early/v.h
right
ln -s ../other.h early/v.h
right
rm early/v.h
right
mv other.h early/v.h
right
