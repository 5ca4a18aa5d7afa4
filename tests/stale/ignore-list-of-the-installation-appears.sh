#!/bin/bash
# The sanitizer's own list appears in clang's resource directory.
# Check: absences,inputs
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p resources/share
ln -s "$("$COMPILER" -print-resource-dir)/include" resources/include
echo 'int f(int* a) { return *a; }' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -fsanitize=address -resource-dir "$PWD/resources" -MMD -c "$SOURCE" -o a.o
echo 'src:*' >resources/share/asan_ignorelist.txt
right
