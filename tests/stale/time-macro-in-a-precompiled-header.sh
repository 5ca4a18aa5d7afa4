#!/bin/bash
# A macro in a precompiled header is __TIME__, and no text that is there any more.
# Check: precompiled
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
echo '#define NOW __TIME__' >v.h
precompiled "$COMPILER" -x "$(is_cxx "$COMPILER" && echo c++-header || echo c-header)" v.h -o v.h.gch
echo '#define NOW "now"' >v.h
touch -d 2020-01-01 v.h
printf '#include "v.h"\nconst char* now() { return NOW; }\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
set_clock 1500001000
right
