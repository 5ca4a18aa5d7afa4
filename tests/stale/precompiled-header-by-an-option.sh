#!/bin/bash
# The file of -include-pch changes: one that was made through the cache, and one that was not.
# Check: inputs
# Check: precompiled
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

language=c-header
! is_cxx "$COMPILER" || language=c++-header
precompile() { # VALUE COMMAND...
  echo "enum { VALUE = $1 };" >v.h
  touch -d 2020-01-01 v.h
  "${@:2}" -x $language v.h -o v.pch
  # Clang compares size and time.
  echo 'enum { VALUE = 1 };' >v.h
  touch -d 2020-01-01 v.h
}
uses_value ''
for how in known unknown; do
  if [ $how = known ]; then precompile 1 precompiled "$COMPILER"; else precompile 3 "$COMPILER"; fi
  if [ $how = known ]; then
    cached a.o -- "$COMPILER" -include-pch v.pch -c "$SOURCE" -o a.o
  else
    perhaps_cached a.o -- "$COMPILER" -include-pch v.pch -c "$SOURCE" -o a.o
  fi
  precompile 2 "$COMPILER"
  right
done
