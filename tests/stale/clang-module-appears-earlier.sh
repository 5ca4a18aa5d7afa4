#!/bin/bash
# Of several directories the first that has a module's CMI counts.
# Check: modules
# Compilers: clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
for n in 1 2; do
  printf '%s\n' "export module m;" "export constexpr int value() { return $n; }" >m.cppm
  precompiled "$COMPILER" -std=c++20 --precompile m.cppm -o $n.pcm
done
mv 1.pcm two/m.pcm
printf 'import m;\nint a = value();\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fprebuilt-module-path=one -fprebuilt-module-path=two -c a.cc
mv 2.pcm one/m.pcm
right
