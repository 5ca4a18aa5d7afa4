#!/bin/bash
# An object is a new file, and other names of the old one keep its content; a depfile is written over,
# and its other names show it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

linked() {
  echo 'the old object' >out/a.o
  echo 'the old depfile, which is longer than the new one will be' >out/a.d
  ln out/a.o out/kept.o
  ln out/a.d out/kept.d
}

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  echo 'int f(void) { return 1; }' >a.c
  fresh_files
  expect_miss "$compiler" -MD -c a.c -o out/a.o
  over_existing linked "$compiler" -MD -c a.c -o out/a.o
  grep -q 'a.c' out/kept.d
done
expect_status hits 2
expect_status bypassed.undelivered 0
