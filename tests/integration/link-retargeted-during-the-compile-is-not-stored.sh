#!/bin/bash
# A symlink on the way to a header points elsewhere when the compile ends than when it began.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
mkdir v1 v2
echo '#define R 1' >v1/r.h
echo '#define R 2' >v2/r.h
ln -s v1 cur
printf '#include "cur/r.h"\nint r = R;\n' >a.c
zcc start >/dev/null
fresh_files
touch "$T/hold"
"$ZCCACHE" gcc -c a.c -o a.o &
compile=$!
await 20 is_assembling || fail "the compiler has not come to the assembler"
ln -sfn v2 cur
rm "$T/hold"
wait $compile
expect_status passed_through.input_changed 1
compile_bare a.o -- gcc -c a.c -o a.o
run "$ZCCACHE" gcc -c a.c -o a.o
expect_as_bare
