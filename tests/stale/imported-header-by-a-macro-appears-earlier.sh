#!/bin/bash
# The name of an imported header is a macro's, and a header of that name appears earlier on the path.
# Check: modules
# Compilers: g++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 two/value.h
printf '#define H "value.h"\nimport H;\nint a = VALUE;\n' >a.cc
if is_clang; then
  "$COMPILER" -std=c++20 -xc++-user-header --precompile two/value.h -o value.pcm
  perhaps_cached a.o -- "$COMPILER" -std=c++20 -Ione -Itwo -fmodule-file=value.pcm -c a.cc
else
  precompiled "$COMPILER" -std=c++20 -fmodules-ts -x c++-header -c two/value.h
  perhaps_cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -Ione -Itwo -c a.cc
fi
value_is 2 one/value.h
right
