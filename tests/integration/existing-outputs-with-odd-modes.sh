#!/bin/bash
# A new object has the mode of a new file; a depfile that is written over keeps its own.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

modes() {
  echo 'the old object' >out/a.o
  echo 'the old depfile' >out/a.d
  chmod "$1" out/a.o
  chmod "$2" out/a.d
}
odd() { modes 755 600; }
open_to_all() { modes 666 777; }
written_under_another_umask() { modes 600 664; }

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  echo 'int f(void) { return 1; }' >a.c
  fresh_files
  expect_miss "$compiler" -MD -c a.c -o out/a.o
  for setup in odd open_to_all written_under_another_umask; do
    over_existing "$setup" "$compiler" -MD -c a.c -o out/a.o
  done
  (umask 077 && over_existing odd "$compiler" -MD -c a.c -o out/a.o)
done
expect_status hits 8
expect_status bypassed.undelivered 0
