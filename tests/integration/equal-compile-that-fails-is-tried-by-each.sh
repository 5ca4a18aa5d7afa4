#!/bin/bash
# When the first of equal compiles is killed the others compile by themselves.
# Label: concurrent
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { return 1; }' >a.c
compile_bare a.o b.o -- gcc -c a.c -o a.o
rm "$T/assembled"
zcc start >/dev/null
touch "$T/hold"
"$ZCCACHE" gcc -c a.c -o a.o &
first=$!
await 20 is_assembling || fail "the compiler has not come to the assembler"
"$ZCCACHE" gcc -c a.c -o a.o &
second=$!
sleep 0.2
kill -KILL $first
wait $first || true
rm "$T/hold"
wait $second
STATUS=0
expect_same a.o "$T/bare/output.0"
# Whether it is stored: the compiler of the one that was killed may be writing to a.o still.
is_assembling 2 || fail "it was not compiled again"
expect_status abandoned 1
