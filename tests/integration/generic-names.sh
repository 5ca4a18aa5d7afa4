#!/bin/bash
# cc and c++ are compilers like others.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cc c++
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- cc -c a.c -o a.o
miss_then_hit a.o -- c++ -c a.c -o a.o
nm a.o | grep -q _Z1fv
