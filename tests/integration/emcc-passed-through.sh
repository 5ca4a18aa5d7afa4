#!/bin/bash
# What emcc does otherwise than a compile, or with more than is known of it, is left to it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
echo 'int main(void) { return 0; }' >a.c
cp a.c b.c
echo '-c @more' >args
echo 'a.c' >more
echo 'x' >pre.js

# passed REASON COMMAND...: once, as it would.
passed() {
  local reason=$1
  shift
  compile_bare a.o b.o -- "$@"
  expect "passed_through.$reason" "$@"
  expect_as_bare
}
passed not_a_compile emcc --version
passed hidden_input emcc -sUSE_ZLIB=1 -c a.c
passed hidden_input emcc --pre-js pre.js -c a.c
passed specs emcc --em-config /usr/share/emscripten/.emscripten -c a.c
passed several_sources emcc -c a.c b.c
passed response_file emcc @args
passed verbose emcc -v -c a.c
EMCC_CFLAGS='-o other.o' passed environment emcc -c a.c
EMCC_VERBOSE=1 passed environment emcc -c a.c
EM_COMPILER_WRAPPER=env passed unknown_tool emcc -c a.c

# A python that is a script chooses the real one by rules of its own.
mkdir bin
printf '#!/bin/sh\nexec /usr/bin/python3 "$@"\n' >bin/python3
chmod +x bin/python3
PATH=$PWD/bin:$PATH passed script_tool emcc -c a.c
