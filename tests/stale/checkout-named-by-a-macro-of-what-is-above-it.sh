#!/bin/bash
# The path of one checkout is put together of an argument and a text.
# Check: shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/.git another/.git
up=$PWD
for d in one another; do
  value_is 1 "$d/v.h"
  printf '#define S_(x) #x\n#define S(x) S_(x)\n#include S(TOP/one/v.h)\nint value = VALUE;\n' >"$d/$SOURCE"
done
cd one
cached a.o -- "$COMPILER" -DTOP="$up" -c "$PWD/$SOURCE" -o a.o
value_is 2 v.h
cd ../another
compiles a.o -- "$COMPILER" -DTOP="$up" -c "$PWD/$SOURCE" -o a.o
right
