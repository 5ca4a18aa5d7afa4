#!/bin/bash
# The configuration of clang-tidy adds arguments to the compile, which have it look elsewhere.
# Check: configuration
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/h.h
printf '#include <h.h>\n#if VALUE == 1\nint* p = 0;\n#endif\n' >a.cc
echo "{Checks: '-*,modernize-use-nullptr', ExtraArgs: [-I$PWD/early, -I$PWD/late]}" >.clang-tidy
perhaps_cached -- "$COMPILER" --quiet a.cc --
value_is 2 early/h.h
right
