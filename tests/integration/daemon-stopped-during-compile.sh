#!/bin/bash
# A daemon that stops answering while the compiler runs holds the launcher up for the timeout at most.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
zcc start >/dev/null
rm "$T/assembled"
touch "$T/hold"
export ZCCACHE_TIMEOUT_MS=400
{ run zcc gcc -c a.c -o a.o; declare -p STATUS >"$T/ended"; } &
await 20 is_assembling || fail "the compiler has not come to the assembler"
pid=$(daemon_pids)
kill -STOP "$pid"
begin=${EPOCHREALTIME/./}
rm "$T/hold"
wait $!
took=$(((${EPOCHREALTIME/./} - begin) / 1000))
# shellcheck source=/dev/null
. "$T/ended"
expect_as_bare
[ $took -lt 2400 ] || fail "$took ms"
kill -CONT "$pid"
