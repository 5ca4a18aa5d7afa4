#!/bin/bash
# Clang names the type of a lambda by its file; what counts the letters does not hold it.
# Compilers: clang++ clang++-19
# Check: shared-text
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/.git another/.git
for d in one another; do
  cat >"$d/a.cc" <<'SRC'
template <class T> constexpr unsigned letters() { return sizeof __PRETTY_FUNCTION__; }
auto lambda = [] {};
unsigned value = letters<decltype(lambda)>();
SRC
done
cd one
cached a.o -- "$COMPILER" -std=c++17 -c "$PWD/a.cc" -o a.o
cd ../another
compiles a.o -- "$COMPILER" -std=c++17 -c "$PWD/a.cc" -o a.o
right
