#!/bin/bash
# Equal sources in two directories differ in their debug information.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  for directory in one two; do
    enter "$compiler/$directory"
    echo 'int f(void) { return 1; }' >a.c
    miss_then_hit a.o -- "$compiler" -g -c a.c -o a.o
    strings a.o | grep -q "$directory" || readelf --debug-dump=info,line_str a.o | grep -q "$directory"
  done
done
