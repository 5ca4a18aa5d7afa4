#!/bin/bash
# A header that an argument has include-what-you-use read first is edited.
# Check: inputs
# Compilers: include-what-you-use
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 h.h
printf '#include <cstddef>\n#if VALUE == 1\nstd::size_t n;\n#endif\n' >a.cc
cached -- "$COMPILER" -include h.h -c a.cc
value_is 2 h.h
right
