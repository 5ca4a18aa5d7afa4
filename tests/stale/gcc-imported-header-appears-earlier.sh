#!/bin/bash
# An imported header is looked for like one that is included.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 2 two/value.h
value_is 1 one/value.h
for n in one two; do precompiled "$COMPILER" -std=c++20 -fmodules-ts -x c++-header -c $n/value.h; done
mv one/value.h "$T"
printf 'import "value.h";\nint a = VALUE;\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -Ione -Itwo -c a.cc
mv "$T/value.h" one
right
