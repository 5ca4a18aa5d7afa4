#!/bin/bash
# On a terminal clang's messages come back in colours; where emcc itself may speak, it is left to do so.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
needs python3
export TERM=xterm-256color
echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o -- on_terminal emcc -Wall -c a.c
grep -q $'\033\\[' "$T/bare/out" || fail "the premise is wrong: $(cat "$T/bare/out")"
for outcome in misses hits; do
  before=$(status $outcome)
  rm -f a.o
  run on_terminal "$ZCCACHE" emcc -Wall -c a.c
  expect_as_bare
  expect_status $outcome $((before + 1))
done
compile_bare a.o -- on_terminal emcc -sASSERTIONS -Wall -c a.c
for times in 1 2; do
  run on_terminal "$ZCCACHE" emcc -sASSERTIONS -Wall -c a.c
  expect_as_bare
  expect_status passed_through.environment "$times"
done
