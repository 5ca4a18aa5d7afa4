#!/bin/bash
# Names with a version, with a target's prefix, and with both, as far as they are installed.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
version=$(gcc -dumpversion)
clang_version=$(clang -dumpversion)
target=$(gcc -dumpmachine)
tried=0
for name in "gcc-$version" "g++-$version" "clang-${clang_version%%.*}" "clang++-${clang_version%%.*}" \
  "$target-gcc" "$target-g++-$version"; do
  command -v "$name" >/dev/null || continue
  miss_then_hit a.o -- "$name" -c a.c -o a.o
  tried=$((tried + 1))
done
[ $tried != 0 ] || skip "none of these names is installed"
