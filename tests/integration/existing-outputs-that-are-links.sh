#!/bin/bash
# Outputs that are symlinks are the compiler's to replace or to follow.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

to_files() {
  echo 'the old object' >out/real.o
  echo 'the old depfile' >out/real.d
  ln -s real.o out/a.o
  ln -s real.d out/a.d
}
to_nothing() { ln -s real.d out/a.d; }

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  echo 'int f(void) { return 1; }' >a.c
  fresh_files
  expect_miss "$compiler" -MD -c a.c -o out/a.o
  over_existing to_files "$compiler" -MD -c a.c -o out/a.o
  over_existing to_nothing "$compiler" -MD -c a.c -o out/a.o
done
expect_status hits 4
expect_status bypassed.undelivered 4
