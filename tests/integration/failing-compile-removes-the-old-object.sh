#!/bin/bash
# What becomes of the object that was there when a compile fails is the compiler's affair.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { return undeclared; }' >a.c
  echo old >a.o
  "$compiler" -c a.c -o a.o 2>/dev/null && fail "the premise is wrong"
  bare=$(ls)
  echo old >a.o
  expect errors "$compiler" -c a.c -o a.o
  [ "$(ls)" = "$bare" ] || fail "$(ls) is not $bare"
done
