#!/bin/bash
# A directory of system headers is one in the first checkout, and a link to equal ones in the other, where GCC calls
# them by their real paths, as these are shorter.
# Check: shared-paths
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_PATH_REMAP=auto
mkdir -p outside one/.git one/system-headers two/.git
echo 'const char* where = __FILE__;' | tee outside/where.h >one/system-headers/where.h
echo '#include <where.h>' | tee "one/$SOURCE" >"two/$SOURCE"
ln -s ../outside two/system-headers
bare() { result "$T/bare" "$COMPILER" -ffile-prefix-map="$PWD=." "${COMMAND[@]:1}"; }
cd one
cached a.o -- "$COMPILER" -isystem "$PWD/system-headers" -c "$SOURCE" -o a.o
cd ../two
compiles a.o -- "$COMPILER" -isystem "$PWD/system-headers" -c "$SOURCE" -o a.o
right
