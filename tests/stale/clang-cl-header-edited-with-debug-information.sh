#!/bin/bash
# A header of the system's is edited. Nothing tells that it was read: the object holds the command, so that
# nothing may be added to it.
# Check: include-search,directories
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sys
value_is 1 sys/v.h
uses_value '#include <v.h>'
cached a.obj -- "$COMPILER" /Brepro /Z7 /imsvc sys /c "$SOURCE"
value_is 2 sys/v.h
right
