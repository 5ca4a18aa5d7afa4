#!/bin/bash
# The CMI of a module that is imported.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

module() {
  printf '%s\n' "export module m;" "export constexpr int value() { return $1; }" >m.cc
  precompiled "$COMPILER" -std=c++20 -fmodules-ts -c m.cc
}
module 1
printf 'import m;\nint a = value();\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -c a.cc
module 2
right
