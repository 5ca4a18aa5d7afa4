#!/bin/bash
# What is done to a delivered object (strip, objcopy, a plain write) is not done to the stored one.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'int array[50000] = {1};\nint f(void) { return 1; }\n' >a.c
miss_then_hit a.o -- gcc -g -c a.c -o a.o
for _ in 1 2; do
  strip -g a.o
  printf garbage >>a.o
  expect_hit gcc -g -c a.c -o a.o
  expect_as_bare
done
