#!/bin/bash
# -DNOW=__TIME__ is as good as __TIME__ in the source.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'const char* f(void) { return NOW; }' >a.c
  fresh_files
  for _ in 1 2; do
    expect passed_through.time_macro "$compiler" -DNOW=__TIME__ -c a.c -o a.o
  done
done
