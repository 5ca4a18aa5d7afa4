#!/bin/bash
# A header appears in an earlier directory than the one that clang-tidy found it in.
# Check: absences
# Compilers: clang-tidy-14 clang-tidy-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/h.h
printf '#include <h.h>\n#if VALUE == 1\nint* p = 0;\n#endif\n' >a.cc
cached -- "$COMPILER" --quiet '--checks=-*,modernize-use-nullptr' a.cc -- -Iearly -Ilate
value_is 2 early/h.h
right
