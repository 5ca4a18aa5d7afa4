#!/bin/bash
# A variable adds fix-its to the messages.
# Check: environment
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'struct s { int field; }; int f(struct s s) { return s.feild; }' >"$SOURCE"; echo 'int f(int a) { if (a = 1) return 2; return 3; }' >"$SOURCE"; sed -i '1i #define assert' "$SOURCE"; echo 'int printf(const char*, ...); void g(long n) { printf("%d", n); }' >>"$SOURCE"
export GCC_EXTRA_DIAGNOSTIC_OUTPUT=fixits-v1
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
export GCC_EXTRA_DIAGNOSTIC_OUTPUT=fixits-v2
right
