#!/bin/bash
# Of the toolchains beneath /winsysroot clang-cl takes the newest.
# Check: directories
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p W/VC/Tools/MSVC/14.30/include W/VC/Tools/MSVC/14.20/include
value_is 1 W/VC/Tools/MSVC/14.30/include/v.h
uses_value '#include <v.h>'
cached a.obj -- "$COMPILER" /Brepro /winsysroot W /c "$SOURCE"
mkdir -p W/VC/Tools/MSVC/14.31/include
value_is 2 W/VC/Tools/MSVC/14.31/include/v.h
right
