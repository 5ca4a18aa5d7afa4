#!/bin/bash
# A compiler that is deleted after a hit is not found, not served.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

copy_compiler gcc
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- "$T/gcc/bin/gcc" -c a.c -o a.o
rm "$T/gcc/bin/gcc"
run zcc "$T/gcc/bin/gcc" -c a.c -o a.o
[ "$STATUS" = 127 ]
