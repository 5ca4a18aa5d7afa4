#!/bin/bash
# A header that include-what-you-use reads is edited.
# Check: inputs
# Compilers: include-what-you-use
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/h.h
printf '#include "h.h"\n#include <cstddef>\n#if VALUE == 1\nstd::size_t n;\n#endif\n' >a.cc
cached -- "$COMPILER" -Iinc -c a.cc
value_is 2 inc/h.h
right
