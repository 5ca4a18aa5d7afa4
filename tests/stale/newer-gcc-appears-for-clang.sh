#!/bin/bash
# Clang takes its C++ library from the newest GCC it finds in a directory.
# Check: directories,absences
# Compilers: clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

install_gcc() { # VERSION VALUE
  local dir=tree/lib/gcc/x86_64-linux-gnu/$1
  mkdir -p "$dir" "tree/include/c++/$1"
  touch "$dir/crtbegin.o"
  value_is "$2" "tree/include/c++/$1/v.h"
}
SOURCE=a.cc
install_gcc 8 1
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" --gcc-toolchain=tree --target=x86_64-linux-gnu -c "$SOURCE" -o a.o
install_gcc 9 2
right
