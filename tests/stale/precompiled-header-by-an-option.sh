#!/bin/bash
# The file of -include-pch changes.
# Check: refused-options,inputs
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

language=c-header
! is_cxx "$COMPILER" || language=c++-header
precompile() {
  echo "enum { VALUE = $1 };" >v.h
  touch -d 2020-01-01 v.h
  "$COMPILER" -x $language v.h -o v.pch
}
precompile 1
uses_value ''
perhaps_cached a.o -- "$COMPILER" -include-pch v.pch -MMD -c "$SOURCE" -o a.o
precompile 2
right
