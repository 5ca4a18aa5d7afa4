#!/bin/bash
# The list of what sanitizers leave alone changes; a depfile of the user's headers does not name it.
# Check: inputs
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(int* a) { return *a; }' >"$SOURCE"
echo '' >list
cached a.o -- "$COMPILER" -fsanitize=address -fsanitize-ignorelist=list -MMD -c "$SOURCE" -o a.o
echo 'src:*' >list
right
