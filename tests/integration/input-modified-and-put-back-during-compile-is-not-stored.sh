#!/bin/bash
# A header that is another for a moment of the compile, with its old content and times at the end.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo '#define VALUE 1' >a.h
printf '#include "a.h"\nint f(void) { return VALUE; }\n' >a.c
cp -p a.h saved.h
fresh_files
touch "$T/hold"
zcc gcc -c a.c -o a.o &
await 20 is_assembling || fail "the compiler has not come to the assembler"
echo '#define VALUE 2' >a.h
cp -p saved.h a.h
rm "$T/hold"
wait $!
expect_status passed_through.input_changed 1
