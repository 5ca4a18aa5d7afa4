#!/bin/bash
# A header appears in an earlier directory; what was read is told by notes.
# Check: absences
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.obj -- "$COMPILER" /Brepro /Z7 /showIncludes /Iearly /imsvc late /c "$SOURCE"
value_is 2 early/v.h
right
