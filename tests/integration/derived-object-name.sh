#!/bin/bash
# Without -o the object is named after the source and lies in the current directory.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sub
echo 'int f(void) { return 1; }' >sub/a.c
cp sub/a.c sub/a.b.cc
for compiler in "${C_COMPILERS[@]}"; do miss_then_hit a.o -- "$compiler" -c sub/a.c; done
for compiler in "${CXX_COMPILERS[@]}"; do miss_then_hit a.b.o -- "$compiler" -c sub/a.b.cc; done
