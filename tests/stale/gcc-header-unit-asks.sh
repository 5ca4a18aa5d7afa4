#!/bin/bash
# A macro of an imported header asks whether a file is there; also where the header has been edited since.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

FLAGS=(-std=c++20 -fmodules-ts)
printf 'import "h.h";\n#if ASK("y.h")\nint there = 1;\n#else\nint there = 0;\n#endif\n' >a.cc
echo '#define ASK(x) __has_include(x)' >h.h
precompiled "$COMPILER" "${FLAGS[@]}" -x c++-header -c h.h
cached a.o -- "$COMPILER" "${FLAGS[@]}" -c a.cc
touch y.h
right
rm y.h
echo '#define ASK(x) 0' >h.h
perhaps_cached a.o -- "$COMPILER" "${FLAGS[@]}" -O1 -c a.cc
touch y.h
right
