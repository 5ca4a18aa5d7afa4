#!/bin/bash
# The CMI of a module that is imported, found by its name or named by an argument.
# Check: modules
# Compilers: clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

module() {
  printf '%s\n' "export module m;" "export constexpr int value() { return $1; }" >m.cppm
  precompiled "$COMPILER" -std=c++20 --precompile m.cppm -o m.pcm
}
for how in -fprebuilt-module-path=. -fmodule-file=m=m.pcm -fmodule-file=m.pcm; do
  module 1
  printf 'import m;\nint a = value();\n' >a.cc
  cached a.o -- "$COMPILER" -std=c++20 "$how" -c a.cc
  module 2
  right
done
