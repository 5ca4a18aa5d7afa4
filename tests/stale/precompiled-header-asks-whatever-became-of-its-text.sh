#!/bin/bash
# A macro of a precompiled header asks whether a file is there. The header has been edited since, so its text does not
# say so any more; GCC takes what was precompiled.
# Check: precompiled
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo '#define ASK(x) __has_include(x)' >h.h
precompiled "$COMPILER" -x "$(is_cxx "$COMPILER" && echo c++-header || echo c-header)" h.h -o h.h.gch
echo '#define ASK(x) 0' >h.h
printf '#include "h.h"\n#if ASK("y.h")\nint there = 1;\n#else\nint there = 0;\n#endif\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
touch y.h
right
