#!/bin/bash
# A compile that was done for want of a daemon is counted by the next one.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
zcc start >/dev/null
zcc stop >/dev/null
ZCCACHE_NO_SPAWN=1 zcc gcc -c a.c -o a.o
expect_status bypassed.not_started 1
