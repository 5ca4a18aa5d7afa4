#!/bin/bash
# While one of equal compiles runs, the others wait for its result.
# Label: concurrent
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
rm "$T/assembled"
zcc start >/dev/null
touch "$T/hold"
jobs=()
for i in 1 2 3 4; do
  zcc gcc -c a.c -o a.o &
  jobs+=($!)
done
await 20 is_assembling || fail "the compiler has not come to the assembler"
sleep 0.2
rm "$T/hold"
for job in "${jobs[@]}"; do wait "$job" || fail "a compile failed"; done
expect_status hits 3
expect_status misses 1
is_assembling 1
! is_assembling 2 || fail "it was compiled more than once"
run true
expect_as_bare
