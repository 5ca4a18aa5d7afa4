#!/bin/bash
# The precompiled header that clang-cl uses changes; then the header in it has another time.
# Check: inputs
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

precompile() { # VALUE COMMAND...
  printf '#pragma once\nenum { VALUE = %d };\n' "$1" >v.h
  touch -d 2020-01-01 v.h
  echo '#include "v.h"' >p.c
  "${@:2}" /Brepro /c p.c /Ycv.h
  printf '#pragma once\nenum { VALUE = 1 };\n' >v.h
  touch -d 2020-01-01 v.h
}
uses_value '#include "v.h"'
precompile 1 precompiled "$COMPILER"
cached a.obj -- "$COMPILER" /Brepro /c "$SOURCE" /Yuv.h
precompile 2 "$COMPILER"
right
