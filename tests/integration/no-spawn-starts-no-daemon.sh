#!/bin/bash
# ZCCACHE_NO_SPAWN=1: without a daemon the compiler runs, silently; with one it is used.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
export ZCCACHE_NO_SPAWN=1
run zcc gcc -c a.c -o a.o
expect_as_bare
[ -z "$(daemon_pids)" ] || fail "a daemon was started"
ZCCACHE_NO_SPAWN=0 zcc start >/dev/null
expect_miss gcc -c a.c -o a.o
