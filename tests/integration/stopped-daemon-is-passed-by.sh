#!/bin/bash
# A daemon that does not answer costs a compile no more than ZCCACHE_TIMEOUT_MS, and counts it later.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
pid=$(status pid)
kill -STOP "$pid"
export ZCCACHE_TIMEOUT_MS=400
rm a.o
begin=${EPOCHREALTIME/./}
run zcc gcc -c a.c -o a.o
took=$(((${EPOCHREALTIME/./} - begin) / 1000))
expect_as_bare
[ $took -ge 400 ] || fail "it was not waited for: $took ms"
[ $took -lt 2400 ] || fail "$took ms"
kill -CONT "$pid"
export ZCCACHE_TIMEOUT_MS=20000
expect_status bypassed.timeout 1
rm a.o
expect_hit gcc -c a.c -o a.o
expect_as_bare
