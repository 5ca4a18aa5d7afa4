#!/bin/bash
# A directory of C++ headers of the GCC installation that clang has found comes to be there.
# Check: absences
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

machine=x86_64-linux-gnu installation=root/usr/lib/gcc/x86_64-linux-gnu/12
mkdir -p "$installation" root/usr/include two
touch "$installation"/{crtbegin.o,crti.o,libgcc.a}
value_is 2 two/v.h
uses_value '#include <v.h>'
for directory in usr/include/c++/12 "usr/include/c++/12/$machine" usr/include/c++/12/backward; do
  echo "// $directory" >>"$SOURCE"
  cached a.o -- "$COMPILER" --target=$machine "--sysroot=$PWD/root" -x c++ -idirafter two -c "$SOURCE" -o a.o
  mkdir -p "root/$directory"
  value_is 1 "root/$directory/v.h"
  right
  rm "root/$directory/v.h"
done
