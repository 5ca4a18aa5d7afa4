#!/bin/bash
# A sanitizer's list of what it leaves alone appears in the directory that an option names.
# Check: refused-options
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

resources=$("$COMPILER" -print-resource-dir)
cp -r "$resources" resources
rm -f resources/share/*ignorelist.txt
echo 'int f(int *p) { return *p; }' >"$SOURCE"
compiles a.o -- "$COMPILER" -resource-dir="$PWD/resources" -fsanitize=address -c "$SOURCE" -o a.o
right
mkdir -p resources/share
printf 'src:*\n' >resources/share/asan_ignorelist.txt
right
