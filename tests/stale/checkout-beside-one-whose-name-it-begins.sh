#!/bin/bash
# A map of b takes in bc, which the map of another checkout does not.
# Check: shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_PATH_REMAP=auto
mkdir -p b/.git another/.git bc
echo 'const char* f = __FILE__;' >bc/v.h
echo '#include "v.h"' | tee "b/$SOURCE" >"another/$SOURCE"
bare() { result "$T/bare" "$COMPILER" -ffile-prefix-map="$PWD=." "${COMMAND[@]:1}"; }
cd b
cached a.o -- "$COMPILER" -I"$T/work/bc" -c "$SOURCE" -o a.o
cd ../another
right
