#!/bin/bash
# Clang refuses a precompiled header when a header in it has another time, and writes that time into a new one.
# Check: header-times
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

language=c-header
! is_cxx "$COMPILER" || language=c++-header
echo '#include "v.h"' >p.h
value_is 1 v.h
touch -d 2020-01-01 v.h p.h
uses_value ''
cached p.pch -- "$COMPILER" -x $language p.h -o p.pch
touch -d 2020-01-02 v.h
old_files  # or what is made of it is not known
right
cached a.o -- "$COMPILER" -include-pch p.pch -c "$SOURCE" -o a.o
touch -d 2020-01-03 v.h
right
