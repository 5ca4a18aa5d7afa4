#!/bin/bash
# Outputs that may not be written are the compiler's to replace or to complain of. Root may write all.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

read_only_object() { echo 'the old object' >out/a.o && chmod 444 out/a.o; }
read_only_depfile() { echo 'the old depfile' >out/a.d && chmod 444 out/a.d; }

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  echo 'int f(void) { return 1; }' >a.c
  fresh_files
  expect_miss "$compiler" -MD -c a.c -o out/a.o
  over_existing read_only_object "$compiler" -MD -c a.c -o out/a.o
  over_existing read_only_depfile "$compiler" -MD -c a.c -o out/a.o
done
expect_status hits 4
if [ "$(id -u)" = 0 ]; then
  expect_status bypassed.undelivered 0
else
  expect_status bypassed.undelivered 4
fi
