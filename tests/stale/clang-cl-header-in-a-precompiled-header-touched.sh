#!/bin/bash
# clang-cl refuses a precompiled header when a header in it has another time.
# Check: header-times
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#pragma once\nenum { VALUE = 1 };\n' >v.h
touch -d 2020-01-01 v.h
echo '#include "v.h"' >p.c
uses_value '#include "v.h"'
precompiled "$COMPILER" /Brepro /c p.c /Ycv.h
cached a.obj -- "$COMPILER" /Brepro /c "$SOURCE" /Yuv.h
touch -d 2020-01-02 v.h
right
