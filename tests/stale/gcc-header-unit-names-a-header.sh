#!/bin/bash
# The name of a header stands in another that is imported, and with -MMD no depfile tells it.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

FLAGS=(-std=c++20 -fmodules-ts)
mkdir sys
value_is 1 sys/v.h
echo '#define NAME "v.h"' >h.h
precompiled "$COMPILER" "${FLAGS[@]}" -x c++-header -c h.h
printf 'import "h.h";\n#include NAME\nint a = VALUE;\n' >a.cc
perhaps_cached a.o -- "$COMPILER" "${FLAGS[@]}" -isystem sys -MMD -c a.cc
value_is 2 sys/v.h
right
