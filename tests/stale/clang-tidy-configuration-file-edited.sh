#!/bin/bash
# The configuration that clang-tidy is told to take is edited.
# Check: response-files
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int* p = 0;' >a.cc
echo "Checks: '-*,modernize-use-nullptr'" >settings
cached -- "$COMPILER" --quiet --config-file=settings a.cc --
echo "Checks: '-*,modernize-use-auto'" >settings
right
