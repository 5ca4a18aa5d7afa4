#!/bin/bash
# An option that puts a hash of the source's name into symbols.
# Compilers: clang++ clang++-19
# Check: shared-text
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/.git another/.git
echo 'static int f(int v) { return v * 3; } int (*g)(int) = f;' | tee one/a.cc >another/a.cc
cd one
cached a.o -- "$COMPILER" -O2 -fpseudo-probe-for-profiling -c "$PWD/a.cc" -o a.o
cd ../another
compiles a.o -- "$COMPILER" -O2 -fpseudo-probe-for-profiling -c "$PWD/a.cc" -o a.o
right
