#!/bin/bash
# With -m32 clang takes an installation of GCC that has libraries for it, and its C++ headers.
# Check: absences
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

installation=root/usr/lib/gcc/x86_64-linux-gnu/12
mkdir -p "$installation" root/usr/include/c++/12 two
touch "$installation"/{crtbegin.o,crti.o,libgcc.a}
value_is 1 root/usr/include/c++/12/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -m32 "--sysroot=$PWD/root" -x c++ -idirafter two -c "$SOURCE" -o a.o
mkdir "$installation/32"
touch "$installation/32"/{crtbegin.o,libgcc.a}
right
