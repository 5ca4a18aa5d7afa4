#!/bin/bash
# The profile that a compile uses changes.
# Check: inputs
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'extern "C" int f(int a) { if (a) return 1; return 2; }' >"$SOURCE"
is_cxx "$COMPILER" || sed -i 's/extern "C" //' "$SOURCE"
profile() { printf '%s:100000:1000\n 0: 1000\n' "$1" >profile; }
profile f
cached a.o -- "$COMPILER" -O2 -fprofile-sample-use=profile -fprofile-sample-accurate -MMD -c "$SOURCE" -o a.o
profile g
right
