#!/bin/bash
# Variables that no compiler reads do not make a miss.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
export SOMETHING=1
miss_then_hit a.o -- gcc -c a.c -o a.o
SOMETHING=2 TERM=dumb MAKELEVEL=3 OLDPWD=/tmp TMPDIR=/tmp expect_hit gcc -c a.c -o a.o
