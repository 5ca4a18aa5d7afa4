#!/bin/bash
# A header appears in the include directory of a sysroot.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p root/usr/include after
value_is 1 after/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" --sysroot=root -idirafter after -c "$SOURCE" -o a.o
value_is 2 root/usr/include/v.h
right
