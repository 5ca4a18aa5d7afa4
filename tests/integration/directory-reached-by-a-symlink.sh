#!/bin/bash
# Compilers take the name of the directory from PWD where it is one: it shows in debug information.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir real
ln -s real link
echo 'int f(void) { return 1; }' >real/a.c
for compiler in gcc clang; do
  for directory in real link; do
    cd "$T/work/$directory"
    miss_then_hit a.o -- "$compiler" -g -c a.c -o a.o
  done
done
