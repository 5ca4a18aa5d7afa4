#!/bin/bash
# A precompiled header that is taken for a header is made anew of another content, and then it is gone; the
# header stays.
# Check: inputs
# Check: precompiled
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

precompile() { # VALUE COMMAND...
  value_is "$1" v.h
  "${@:2}" -x "$(is_cxx "$COMPILER" && echo c++-header || echo c-header)" v.h -o v.h.gch
  value_is 1 v.h
  touch -d 2020-01-01 v.h
}
precompile 1 precompiled "$COMPILER"
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
precompile 2 "$COMPILER"
right
rm v.h.gch
right
