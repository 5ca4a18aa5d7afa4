#!/bin/bash
# The same of one that was not made through the cache.
# Check: precompiled,absences
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

precompile() { # VALUE
  value_is "$1" v.h
  "$COMPILER" -x "$(is_cxx "$COMPILER" && echo c++-header || echo c-header)" v.h -o v.h.gch
  value_is 0 v.h
  touch -d 2020-01-01 v.h
}
precompile 1
uses_value '#include "v.h"'
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
precompile 2
right
