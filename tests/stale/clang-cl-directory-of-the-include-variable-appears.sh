#!/bin/bash
# A directory that INCLUDE names, and that was not there, appears with a header.
# Check: absences,directories
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir two
value_is 2 two/v.h
uses_value '#include <v.h>'
export INCLUDE="$PWD/one;$PWD/two"
cached a.obj -- "$COMPILER" /Brepro /c "$SOURCE"
mkdir one
value_is 1 one/v.h
right
