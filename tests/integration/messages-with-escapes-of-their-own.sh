#!/bin/bash
# A source's own escapes are in messages with and without colours: taking colours out would take these, too. Hence
# what was stored for a terminal is not for a pipe, nor the other way round (docs/keys.md, "How messages look").
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color GCC_URLS=no
for compiler in g++ clang++; do
  enter "$compiler"
  printf '#pragma message "now \\033[31mred\\033[m"\nint f() { return 1; }\n' >a.cc
  for round in 1 2; do
    compile_bare a.o -- on_terminal "$compiler" -c a.cc -o a.o
    run on_terminal "$ZCCACHE" "$compiler" -c a.cc -o a.o
    expect_as_bare
    compile_bare a.o -- "$compiler" -c a.cc -o a.o
    if [ "$round" = 1 ]; then expect_miss "$compiler" -c a.cc -o a.o; else expect_hit "$compiler" -c a.cc -o a.o; fi
    expect_as_bare
  done
done
