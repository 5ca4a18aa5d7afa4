#!/bin/bash
# A pragma has another header read than the one that is named; where that is looked for, nobody knows.
# Check: hidden-files
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/other.h
uses_value '#pragma include_alias(<v.h>, <other.h>)' '#include <v.h>'
perhaps_cached a.obj -- "$COMPILER" /Brepro /Iearly /Ilate /c "$SOURCE"
value_is 2 early/other.h
right
