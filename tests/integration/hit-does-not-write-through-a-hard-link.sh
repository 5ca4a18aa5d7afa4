#!/bin/bash
# The old object's other names keep their content.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
rm a.o
echo precious >other
ln other a.o
expect_hit gcc -c a.c -o a.o
expect_as_bare
[ "$(cat other)" = precious ]
