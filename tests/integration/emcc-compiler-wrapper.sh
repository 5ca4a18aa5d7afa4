#!/bin/bash
# EM_COMPILER_WRAPPER: emcc runs clang through us.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
echo '#include <stdio.h>' >a.c
echo 'int f(void) { return puts("x"); }' >>a.c
compile_bare a.o a.d -- emcc -MD -c a.c
export EM_COMPILER_WRAPPER=$ZCCACHE
for outcome in misses hits; do
  before=$(status $outcome)
  rm -f a.o a.d
  run emcc -MD -c a.c
  expect_as_bare
  expect_status $outcome $((before + 1))
done
