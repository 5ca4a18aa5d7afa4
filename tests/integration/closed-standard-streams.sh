#!/bin/bash
# A caller that closed stdin, stdout or stderr gets no file of ours in their place.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o -- gcc -Wall -c a.c -o a.o
for outcome in misses hits; do
  zcc gcc -Wall -c a.c -o a.o <&- >&- 2>&-
  expect_same a.o "$T/bare/output.0"
  expect_status $outcome 1
done
echo 'int g(void) { return 2; }' >b.c
fresh_files
zcc gcc -c b.c -o b.o >&-
expect_status misses 2
