#!/bin/bash
# As by an argument.
# Check: shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/.git another/.git
export CPATH=$PWD
for d in one another; do
  value_is 1 "$d/v.h"
  printf '#include <one/v.h>\nint value = VALUE;\n' >"$d/$SOURCE"
done
cd one
cached a.o -- "$COMPILER" -c "$PWD/$SOURCE" -o a.o
value_is 2 v.h
cd ../another
compiles a.o -- "$COMPILER" -c "$PWD/$SOURCE" -o a.o
right
