#!/bin/bash
# Compilers cut long lines of the source to the terminal's width: as bare, and not from one width for another.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color GCC_URLS=no  # links are left out, see docs/keys.md
for compiler in gcc clang; do
  enter "$compiler"
  printf 'int f(void) { int unused; /* %0200d */ return 1; }\n' 0 >a.c
  for width in 40 120; do
    # shellcheck disable=SC2016
    sized() { on_terminal sh -c 'stty cols "$0" 2>/dev/null; exec "$@"' "$width" "$@"; }
    compile_bare a.o -- sized "$compiler" -Wall -c a.c -o a.o
    for _ in 1 2; do
      rm -f a.o
      run sized "$ZCCACHE" "$compiler" -Wall -c a.c -o a.o
      expect_as_bare
    done
  done
done
[ "$(status hits)" -ge 1 ] || [ "$(sum "$(counters)" passed_through)" -ge 1 ]
