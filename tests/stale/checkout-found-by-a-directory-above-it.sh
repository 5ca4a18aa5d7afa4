#!/bin/bash
# A header of one checkout that both find by the directory in which the checkouts lie.
# Check: shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/.git another/.git
up=$PWD
for d in one another; do
  value_is 1 "$d/v.h"
  printf '#include <one/v.h>\nint value = VALUE;\n' >"$d/$SOURCE"
done
cd one
cached a.o -- "$COMPILER" -I"$up" -c "$PWD/$SOURCE" -o a.o
value_is 2 v.h
cd ../another
compiles a.o -- "$COMPILER" -I"$up" -c "$PWD/$SOURCE" -o a.o
right
