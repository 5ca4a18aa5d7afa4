#!/bin/bash
# Debug information is made with a look at the text of an imported module, which no argument names.
# Check: modules
# Compilers: clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'export module m;\nexport struct S { int value; }; export inline int f(S s) { return s.value; }\n' >m.cppm
precompiled "$COMPILER" -std=c++20 --precompile m.cppm -o m.pcm
printf 'import m;\nint a = f(S{1});\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -g -fprebuilt-module-path=. -c a.cc
rm m.cppm
right
