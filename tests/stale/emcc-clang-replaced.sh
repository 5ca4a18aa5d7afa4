#!/bin/bash
# The clang that emcc runs is replaced by another version.
# Check: tool-parts,absences,directories,real-paths,inputs
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
needs clang-19
uses_value
mkdir -p "$T/llvm"
clang() {
  local real
  real=$(readlink -f "$(command -v "$1")")
  rm -rf "$T/llvm/bin" "$T/llvm/lib"
  mkdir "$T/llvm/bin"
  ln -s "${real%/bin/*}/lib" "$T/llvm/lib"
  cp "$real" "$T/llvm/bin/clang"
  cp "$real" "$T/llvm/bin/clang++"
}
clang clang-14
export EM_LLVM_ROOT=$T/llvm/bin EM_CLANG_ADD_VERSION=
cached a.o -- "$T/emscripten/emcc" -DVALUE=1 -c "$SOURCE"
clang clang-19
right
