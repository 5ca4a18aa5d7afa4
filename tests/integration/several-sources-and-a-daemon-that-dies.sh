#!/bin/bash
# kill -9 of the daemon between two of several sources: the compiler does what is left, and says no word twice.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for name in a b c; do echo "int $name(void) { int unused; return 1; }" >$name.c; done
zcc start >/dev/null
run zcc gcc -Wall -c a.c
held_assembler
compile_bare a.o b.o c.o -- gcc -Wall -c a.c b.c c.c
run zcc gcc -Wall -c a.c
rm -f "$T/assembled" a.o
touch "$T/hold"
{ run zcc gcc -Wall -c a.c b.c c.c; declare -p STATUS >"$T/ended"; } &
await 20 is_assembling || fail "the compiler has not come to the assembler"
[ -e a.o ] || fail "the first is a hit and not delivered"
kill -KILL "$(daemon_pids)"
rm "$T/hold"
wait $!
# shellcheck source=/dev/null
. "$T/ended"
expect_as_bare
