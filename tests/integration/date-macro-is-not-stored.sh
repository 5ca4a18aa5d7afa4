#!/bin/bash
# __DATE__ in the source or in a header: compiled each time.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  printf '#include "a.h"\nconst char* f(void) { return WHEN; }\n' >"$source"
  echo '#define WHEN __DATE__' >a.h
  for _ in 1 2; do
    fresh_files
    expect passed_through.time_macro "$compiler" -w -c "$source" -o a.o
  done
done
[ "$(status artifacts)" = 0 ]
