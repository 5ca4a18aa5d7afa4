#!/bin/bash
# Compiles that follow at once on an edit never give the object of the content before.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for value in 11 12 13 14 15 16 17 18 19 20; do
  printf 'int f(void) { return %d; }\n' $value >a.c
  zcc gcc -O1 -c a.c -o a.o
  cp a.o cached.o
  gcc -O1 -c a.c -o a.o
  expect_same a.o cached.o
done
