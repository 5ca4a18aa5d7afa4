#!/bin/bash
# GCC_COLORS and GCC_URLS decide how messages look on a terminal.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color
echo 'int f(void) { int unused; return 1; }' >a.c
for setting in GCC_URLS=no GCC_URLS=st GCC_COLORS= GCC_COLORS=warning=01\;36 TERM=dumb; do
  compile_bare a.o -- env "$setting" python3 "$HERE/on_terminal.py" gcc -Wall -c a.c -o a.o
  for _ in 1 2; do
    rm -f a.o
    run env "$setting" python3 "$HERE/on_terminal.py" "$ZCCACHE" gcc -Wall -c a.c -o a.o
    expect_as_bare
  done
done
