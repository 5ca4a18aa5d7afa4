#!/bin/bash
# kill -9 of the daemon in the middle of a compile: the compile gives what it gives.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o a.d -- gcc -Wall -MMD -c a.c -o a.o
zcc start >/dev/null
rm "$T/assembled"
touch "$T/hold"
{ run zcc gcc -Wall -MMD -c a.c -o a.o; declare -p STATUS >"$T/ended"; } &
await 20 is_assembling || fail "the compiler has not come to the assembler"
kill -KILL "$(daemon_pids)"
rm "$T/hold"
wait $!
# shellcheck source=/dev/null
. "$T/ended"
expect_as_bare
expect_miss gcc -Wall -MMD -c a.c -o a.o
expect_as_bare
