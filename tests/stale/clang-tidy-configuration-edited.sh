#!/bin/bash
# The configuration of clang-tidy is edited.
# Check: configuration
# Compilers: clang-tidy-14 clang-tidy-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int* p = 0;' >a.cc
echo "Checks: '-*,modernize-use-nullptr'" >.clang-tidy
cached -- "$COMPILER" --quiet a.cc --
echo "Checks: '-*,modernize-use-auto'" >.clang-tidy
right
