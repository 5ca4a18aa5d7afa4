#!/bin/bash
# The way to an include directory that is not there may not be searched any more, which GCC takes for an
# error; likewise the way to a header that was not in the first directory, for all.
# Check: absences
AS_NOBODY=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p p two/s one/s
value_is 2 two/s/v.h
uses_value '#include <s/v.h>'
cached a.o -- "$COMPILER" -Ione -Itwo -c "$SOURCE" -o a.o
chmod 0 one/s
right
chmod 755 one/s
if ! is_clang; then
  cached b.o -- "$COMPILER" -Ip/x -Itwo -c "$SOURCE" -o b.o
  chmod 0 p
  right
  chmod 755 p
fi
