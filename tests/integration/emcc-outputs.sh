#!/bin/bash
# What else emcc makes of a source: code for LLVM, text, messages alone, split debug information.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
echo 'int f(void) { int unused; return 1; }' >a.c

miss_then_hit a.bc -- emcc -emit-llvm -c a.c
miss_then_hit a.i -- emcc -E a.c -o a.i
miss_then_hit -- emcc -Wall -fsyntax-only a.c
# Behind the source, where clang would not heed it.
miss_then_hit a.o -- emcc -c a.c -x c++
miss_then_hit a.o a.dwo -- emcc -g -gsplit-dwarf -c a.c
