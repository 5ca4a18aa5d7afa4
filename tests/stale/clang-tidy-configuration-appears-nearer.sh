#!/bin/bash
# A configuration of clang-tidy appears nearer to the source than the one in use.
# Check: configuration
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir src
echo 'int* p = 0;' >src/a.cc
echo "Checks: '-*,modernize-use-nullptr'" >.clang-tidy
cached -- "$COMPILER" --quiet src/a.cc --
echo "Checks: '-*,modernize-use-auto'" >src/.clang-tidy
right
