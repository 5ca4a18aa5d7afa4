#!/bin/bash
# A directory of system headers is a link out of the checkout: GCC calls what lies there by the shorter of two
# paths, and which that is depends on where the checkout lies.
# Check: shared-paths
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_PATH_REMAP=auto
mkdir an-outside-directory
echo 'const char* where = __FILE__;' >an-outside-directory/where.h
for name in one-with-a-name-that-is-longer two; do
  mkdir -p $name/.git
  echo '#include <where.h>' >"$name/$SOURCE"
  ln -s ../an-outside-directory $name/sys
done
bare() { result "$T/bare" "$COMPILER" -ffile-prefix-map="$PWD=." "${COMMAND[@]:1}"; }
cd one-with-a-name-that-is-longer
cached a.o -- "$COMPILER" -isystem "$PWD/sys" -c "$SOURCE" -o a.o
cd ../two
compiles a.o -- "$COMPILER" -isystem "$PWD/sys" -c "$SOURCE" -o a.o
right
