#!/bin/bash
# A CMI that is compiled to an object, with those behind it.
# Check: modules
# Compilers: clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

module() {
  printf '%s\n' "export module m;" "export int value() { return $1; }" >m.cppm
  precompiled "$COMPILER" -std=c++20 --precompile m.cppm -o m.pcm
}
module 1
cached m.o -- "$COMPILER" -std=c++20 -c m.pcm -o m.o
module 2
right
