#!/bin/bash
# The directory for one architecture appears in a sysroot: clang's driver searches it once it is there.
# Check: absences
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p root/usr/include
value_is 1 root/usr/include/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" --sysroot="$PWD/root" -c "$SOURCE" -o a.o
directory=root/usr/include/$("$COMPILER" -dumpmachine | sed 's/-pc-/-/')
mkdir "$directory"
value_is 2 "$directory/v.h"
right
