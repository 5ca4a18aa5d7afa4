#!/bin/bash
# A header appears in an earlier directory than the one that include-what-you-use found it in.
# Check: absences
# Compilers: include-what-you-use
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/h.h
printf '#include <h.h>\n#include <cstddef>\n#if VALUE == 1\nstd::size_t n;\n#endif\n' >a.cc
cached -- "$COMPILER" -Iearly -Ilate -c a.cc
value_is 2 early/h.h
right
