#!/bin/bash
# An imported header is looked for like one that is included, and has to be one whose CMI is there.
# Check: modules
# Compilers: clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 two/value.h
"$COMPILER" -std=c++20 -xc++-user-header --precompile two/value.h -o value.pcm
printf 'import "value.h";\nint a = VALUE;\n' >a.cc
perhaps_cached a.o -- "$COMPILER" -std=c++20 -Ione -Itwo -fmodule-file=value.pcm -c a.cc
value_is 2 one/value.h
right
