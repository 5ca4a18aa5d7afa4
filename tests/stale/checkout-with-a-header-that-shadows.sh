#!/bin/bash
# A header that lies earlier on the path in another checkout alone.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/first one/last two/first two/last
uses_value '#include <v.h>'
for directory in one two; do
  cp "$SOURCE" $directory
  value_is 1 $directory/last/v.h
done
value_is 2 two/first/v.h
cd one
cached a.o -- "$COMPILER" -Ifirst -Ilast -c "$SOURCE" -o a.o
cd ../two
right
