#!/bin/bash
# A header of the outer one: outside of the inner one, and mapped in the outer one.
# Check: shared-text,shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_PATH_REMAP=auto
mkdir -p outer/.git outer/inner/.git
echo 'const char* f = __FILE__;' >outer/v.h
echo "#include \"$PWD/outer/v.h\"" | tee "outer/$SOURCE" >"outer/inner/$SOURCE"
bare() { result "$T/bare" "$COMPILER" -ffile-prefix-map="$PWD=." "${COMMAND[@]:1}"; }
cd outer/inner
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
cd ..
right
