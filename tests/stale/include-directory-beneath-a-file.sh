#!/bin/bash
# What an include directory would lie in becomes a file: GCC takes that for an error, and the directory's
# absence for nothing.
# Check: absences
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir two
value_is 2 two/v.h
uses_value '#include <v.h>'
for option in -I -isystem -iquote; do
  rm -f p
  cached a.o -- "$COMPILER" "${option}p/x" -Itwo -c "$SOURCE" -o a.o
  : >p
  right
done
