#!/bin/bash
# A variable adds fix-its to the messages.
# Check: environment
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int printf(const char*, ...); void f(long n) { printf("%d", n); }' >"$SOURCE"
cached a.o -- "$COMPILER" -Wall -Wno-builtin-declaration-mismatch -c "$SOURCE" -o a.o
export GCC_EXTRA_DIAGNOSTIC_OUTPUT=fixits-v1
right
