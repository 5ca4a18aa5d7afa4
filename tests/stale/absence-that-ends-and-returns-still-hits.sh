#!/bin/bash
# A header appears earlier on the path and goes again: the first result is the right one again.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
cp -r "$T/before" "$T/first"
value_is 2 early/v.h
right
rm early/v.h
rm -r "$T/before"
mv "$T/first" "$T/before"
still_a_hit
