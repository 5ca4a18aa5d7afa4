#!/bin/bash
# A header that changes while the compiler runs: what it read is not known.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo '#define VALUE 1' >a.h
printf '#include "a.h"\nint f(void) { return VALUE; }\n' >a.c
fresh_files
touch "$T/hold"
zcc gcc -c a.c -o a.o &
await 20 is_assembling || fail "the compiler has not come to the assembler"
echo '#define VALUE 2' >a.h
rm "$T/hold"
wait $!
expect_status passed_through.input_changed 1
miss_then_hit a.o -- gcc -c a.c -o a.o
