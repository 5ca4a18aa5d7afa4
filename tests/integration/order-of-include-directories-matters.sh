#!/bin/bash
# -Ione -Itwo is not -Itwo -Ione.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  mkdir one two
  echo '#define VALUE 1' >one/a.h
  echo '#define VALUE 2' >two/a.h
  printf '#include <a.h>\nint f(void) { return VALUE; }\n' >a.c
  miss_then_hit a.o -- "$compiler" -Ione -Itwo -c a.c -o a.o
  miss_then_hit a.o -- "$compiler" -Itwo -Ione -c a.c -o a.o
done
