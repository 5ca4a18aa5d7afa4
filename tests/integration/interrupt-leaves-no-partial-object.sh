#!/bin/bash
# Ctrl-C during a build: make ends, no process is left, no half-made object.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { return 1; }' >a.c
printf 'a.o: a.c\n\t%s gcc -c a.c -o a.o\n' "$ZCCACHE" >Makefile
fresh_files
touch "$T/hold" "$T/partial"
set -m
make >"$T/out" 2>&1 &
make=$!
set +m
await 20 is_assembling || fail "the compiler has not come to the assembler"
[ -s a.o ] || fail "the premise is wrong"
kill -INT -- -$make
status=0
wait $make || status=$?
[ "$status" != 0 ] || fail "make succeeded"
no_group() { ! kill -0 -- -$make 2>/dev/null; }
await 5 no_group || fail "a process of the build is left"
expect_absent a.o
rm "$T/hold" "$T/partial"
[ "$(status artifacts)" = 0 ]
miss_then_hit a.o -- gcc -c a.c -o a.o
