#!/bin/bash
# ZCCACHE_RECACHE=1: compiled although it is known, and what is stored is the new result.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
rm "$T/assembled"
ZCCACHE_RECACHE=1 expect_miss gcc -c a.c -o a.o
expect_as_bare
is_assembling 1 || fail "it was not compiled"
expect_hit gcc -c a.c -o a.o
expect_as_bare
[ "$(status artifacts)" = 1 ]
