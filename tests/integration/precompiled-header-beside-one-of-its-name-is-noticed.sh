#!/bin/bash
# h.h.gch is noticed although another h.h was read as a text.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sub
echo 'enum { A = 1 };' >h.h
echo 'enum { B = 1 };' >sub/h.h
printf '#include "h.h"\n#include "sub/h.h"\nint v = A + B;\n' >a.c
gcc -x c-header h.h -o h.h.gch
fresh_files
for _ in 1 2; do
  expect passed_through.precompiled_header gcc -c a.c -o a.o
done
