#!/bin/bash
# A directory of precompiled headers that is taken for a header: the one in it changes, another comes, all go.
# Check: inputs
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir v.h.gch
precompile() { # VALUE FILE COMMAND...
  value_is "$1" v.h
  "${@:3}" -x "$(is_cxx "$COMPILER" && echo c++-header || echo c-header)" v.h -o "v.h.gch/$2"
  value_is 1 v.h
  touch -d 2020-01-01 v.h
}
precompile 1 one precompiled "$COMPILER"
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
precompile 2 one "$COMPILER"
right
mv v.h.gch/one elsewhere
precompile 3 other "$COMPILER"
right
rm v.h.gch/other
right
