#!/bin/bash
# What was counted is counted after stop and start.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
expect passed_through.not_a_compile gcc --version
zcc restart >/dev/null
[ "$(status hits)" = 1 ]
[ "$(status misses)" = 1 ]
[ "$(status passed_through.not_a_compile)" = 1 ]
