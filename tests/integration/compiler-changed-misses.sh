#!/bin/bash
# The compiler's own file changes, size and time stay: another compiler.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { return 1; }' >a.c
  copy_compiler "$compiler"
  copy=$T/$compiler/bin/$compiler
  for build in one two; do
    printf 'build %s' $build | cat "$(readlink -f "$(command -v "$compiler")")" - >"$copy"
    touch -d 2020-01-01 "$copy"
    miss_then_hit a.o -- "$copy" -c a.c -o a.o
  done
done
