#!/bin/bash
# A check of clang-tidy puts the user's name into its fix.
# Check: environment
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo '// TODO: something' >a.cc
export USER=one
cached fixes -- "$COMPILER" --quiet '--checks=-*,google-readability-todo' --export-fixes=fixes a.cc --
export USER=other
right
