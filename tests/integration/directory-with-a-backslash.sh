#!/bin/bash
# What dependency files can not express without doubt is compiled each time, or served right.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC1003
directory='a\ b\#c\'
for compiler in gcc clang; do
  mkdir -p "$T/work/$compiler/$directory"
  cd "$T/work/$compiler"
  printf '#include "a.h"\nint f(void) { return VALUE; }\n' >"$directory/a.c"
  for value in 1 2; do
    echo "#define VALUE $value" >"$directory/a.h"
    for _ in 1 2; do
      compile_bare a.o a.d -- "$compiler" -MD -c "$directory/a.c" -o a.o
      run zcc "$compiler" -MD -c "$directory/a.c" -o a.o
      expect_as_bare
    done
  done
done
