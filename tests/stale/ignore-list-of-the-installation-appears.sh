#!/bin/bash
# The sanitizer's own list appears in clang's resource directory.
# Check: tool-search
# Compilers: clang clang-19
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
resources=$("$COMPILER" -print-resource-dir)
cp -r "$resources/include" "$T/include"
mount -t tmpfs none "$resources"
ln -s "$T/include" "$resources/include"
echo 'int f(int* a) { return *a; }' >"$SOURCE"
cached a.o -- "$COMPILER" -fsanitize=address -MMD -c "$SOURCE" -o a.o
mkdir "$resources/share"
echo 'src:*' >"$resources/share/asan_ignorelist.txt"
right
