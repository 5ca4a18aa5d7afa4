#!/bin/bash
# An empty object, as mktemp makes it, is written over by one assembler and replaced by the other.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

private() { (umask 077 && : >out/a.o && : >out/a.d); }
linked() { : >out/a.o && ln out/a.o out/kept.o; }
like_new() { : >out/a.o; }

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir out
  echo 'int f(void) { return 1; }' >a.c
  fresh_files
  expect_miss "$compiler" -MD -c a.c -o out/a.o
  for setup in private linked like_new; do
    over_existing "$setup" "$compiler" -MD -c a.c -o out/a.o
  done
done
expect_status hits 6
expect_status bypassed.undelivered 4
