#!/bin/bash
# Another assembler on PATH is another compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
mkdir "$T/bin"
cp "$(command -v as)" "$T/bin/as"
printf 'another build' >>"$T/bin/as"
old=$PATH
PATH=$T/bin:$PATH
miss_then_hit a.o -- gcc -c a.c -o a.o
printf ' and another' >>"$T/bin/as"
miss_then_hit a.o -- gcc -c a.c -o a.o
PATH=$old
expect_hit gcc -c a.c -o a.o
