#!/bin/bash
# Messages that were cached without colour are not shown on a terminal, nor the other way round; silent compiles are shared.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color GCC_URLS=no  # links are left out, see docs/keys.md
for compiler in gcc clang; do
  enter "$compiler"
  echo 'int f(void) { int unused; return 1; }' >a.c
  echo 'int f(void) { return 1; }' >silent.c
  miss_then_hit a.o -- "$compiler" -Wall -c a.c -o a.o
  hits=$(status hits)
  compile_bare a.o -- on_terminal "$compiler" -Wall -c a.c -o a.o
  run on_terminal "$ZCCACHE" "$compiler" -Wall -c a.c -o a.o
  expect_as_bare
  sleep 0.2
  [ "$(status hits)" = "$hits" ]
  compile_bare a.o -- "$compiler" -Wall -c a.c -o a.o
  expect_hit "$compiler" -Wall -c a.c -o a.o
  expect_as_bare
  miss_then_hit silent.o -- "$compiler" -c silent.c -o silent.o
  rm silent.o
  hits=$(status hits)
  run on_terminal "$ZCCACHE" "$compiler" -c silent.c -o silent.o
  expect_status hits $((hits + 1))
done
