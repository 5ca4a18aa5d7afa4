#!/bin/bash
# stats --zero sets the counters to zero, for good, and keeps the artifacts.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
zcc stats --zero >/dev/null
[ "$(status hits)" = 0 ]
zcc restart >/dev/null
[ "$(status hits)" = 0 ]
[ "$(status misses)" = 0 ]
expect_hit gcc -c a.c -o a.o
