#!/bin/bash
# A CMI that no argument names: that of a module which an imported one imports.
# Check: modules
# Compilers: clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'export module n;\nexport constexpr int value() { return 1; }\n' >n.cppm
precompiled "$COMPILER" -std=c++20 --precompile n.cppm -o n.pcm
printf 'export module m;\nexport import n;\n' >m.cppm
precompiled "$COMPILER" -std=c++20 -fprebuilt-module-path=. --precompile m.cppm -o m.pcm
printf 'import m;\nint a = value();\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fprebuilt-module-path=. -c a.cc
rm n.pcm
right
