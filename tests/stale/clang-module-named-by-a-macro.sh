#!/bin/bash
# The name of an imported module is a macro's, of the text, a header or an argument; or its declaration is spliced.
# Check: modules
# Compilers: clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

module() {
  printf '%s\n' "export module m;" "export constexpr int value() { return $1; }" >m.cppm
  precompiled "$COMPILER" -std=c++20 --precompile m.cppm -o m.pcm
}
echo '#define NAME m' >name.h
for text in '#define NAME m\nimport NAME;' '#include "name.h"\nimport NAME;' 'import ALSO;' 'imp\\\nort m;'; do
  module 1
  printf "$text"'\nint a = value();\n' >a.cc
  perhaps_cached a.o -- "$COMPILER" -std=c++20 -DALSO=m -fprebuilt-module-path=. -c a.cc
  module 2
  right
done
