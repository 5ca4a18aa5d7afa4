#!/bin/bash
# A header that clang-tidy reads is edited.
# Check: inputs
# Compilers: clang-tidy-14 clang-tidy-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/h.h
printf '#include "h.h"\n#if VALUE == 1\nint* p = 0;\n#endif\n' >a.cc
cached fixes -- "$COMPILER" --quiet '--checks=-*,modernize-use-nullptr' --export-fixes=fixes a.cc -- -Iinc
value_is 2 inc/h.h
right
