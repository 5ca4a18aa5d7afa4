#!/bin/bash
# clang takes x.h.pch for -include x.h and names it in no depfile.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'enum { A = 1 };' >p.h
echo 'int v = A;' >a.c
clang -x c-header p.h -o p.h.pch
fresh_files
for _ in 1 2; do
  expect passed_through.precompiled_header clang -include p.h -c a.c -o a.o
done
