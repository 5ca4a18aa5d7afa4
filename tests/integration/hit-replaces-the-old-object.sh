#!/bin/bash
# A hit puts a new file in the place of an old one, with the time of now.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
echo 'something else, and longer than the object would be by itself' >a.o
touch -d 2001-01-01 a.o
touch stamp
fresh_files
expect_hit gcc -c a.c -o a.o
expect_as_bare
[ a.o -nt stamp ] || fail "the object looks old"
