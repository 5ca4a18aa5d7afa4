#!/bin/bash
# Microsoft's compiler appears on PATH: clang-cl takes the headers beside it.
# Check: tool-search
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p vs/VC/Tools/MSVC/14.30/bin/Hostx64/x64 vs/VC/Tools/MSVC/14.30/include late
touch vs/VC/Tools/MSVC/14.30/bin/Hostx64/x64/link.exe
value_is 1 late/v.h
value_is 2 vs/VC/Tools/MSVC/14.30/include/v.h
uses_value '#include <v.h>'
export PATH=$PATH:$PWD/vs/VC/Tools/MSVC/14.30/bin/Hostx64/x64
cached a.obj -- "$COMPILER" /Brepro /c "$SOURCE" /clang:-idirafter "/clang:$PWD/late"
touch vs/VC/Tools/MSVC/14.30/bin/Hostx64/x64/cl.exe
right
