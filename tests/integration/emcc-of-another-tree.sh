#!/bin/bash
# An Emscripten that is not Debian's package, by the scripts it ships and by its Python files.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
echo 'int a = __EMSCRIPTEN_tiny__;' >a.c
miss_then_hit a.o -- "$T/emscripten/emcc.py" -c a.c
PATH=$T/emscripten:$PATH
miss_then_hit a.o -- em++ -c a.c
echo '"3.1.7"' >"$T/emscripten/emscripten-version.txt"
miss_then_hit a.o -- em++ -c a.c
echo 'exec true' >>"$T/emscripten/em++"
compile_bare a.o -- em++ -c a.c
expect passed_through.script_tool em++ -c a.c
expect_as_bare
