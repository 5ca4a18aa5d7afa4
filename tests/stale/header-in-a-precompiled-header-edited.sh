#!/bin/bash
# GCC takes a precompiled header whatever has become of the headers in it, but quotes their lines in messages.
# Check: inputs
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'static int unused_one(void) { return 1; }' >v.h
precompiled "$COMPILER" -x "$(is_cxx "$COMPILER" && echo c++-header || echo c-header)" v.h -o v.h.gch
printf '#include "v.h"\nint f() { return 2; }\n' >"$SOURCE"
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
echo 'static int unused_two(void) { return 1; } ' >v.h
right
