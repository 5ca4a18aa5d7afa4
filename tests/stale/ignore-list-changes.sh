#!/bin/bash
# The list of what sanitizers leave alone changes.
# Check: refused-options
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(int* a) { return *a; }' >"$SOURCE"
echo '' >list
perhaps_cached a.o -- "$COMPILER" -fsanitize=address -fsanitize-ignorelist=list -c "$SOURCE" -o a.o
echo 'src:*' >list
right
