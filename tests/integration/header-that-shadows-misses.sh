#!/bin/bash
# A header that appears earlier on the include path is used.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  mkdir first second
  source=$(source_for "$compiler" a)
  printf '#include <a.h>\nint f(void) { return VALUE; }\n' >"$source"
  echo '#define VALUE 1' >second/a.h
  miss_then_hit a.o -- "$compiler" -Ifirst -Isecond -c "$source" -o a.o
  echo '#define VALUE 2' >first/a.h
  miss_then_hit a.o -- "$compiler" -Ifirst -Isecond -c "$source" -o a.o
  rm first/a.h
  compile_bare a.o -- "$compiler" -Ifirst -Isecond -c "$source" -o a.o
  expect_hit "$compiler" -Ifirst -Isecond -c "$source" -o a.o
  expect_as_bare
done
