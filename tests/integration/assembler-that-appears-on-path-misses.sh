#!/bin/bash
# A PATH that stays the same, with a directory in which an assembler appears.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/bin"
PATH=$T/bin:$PATH
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
cp "$(command -v as)" "$T/bin/as"
printf 'another build' >>"$T/bin/as"
miss_then_hit a.o -- gcc -c a.c -o a.o
rm "$T/bin/as"
expect_hit gcc -c a.c -o a.o
