#!/bin/bash
# Another compile, outside of the cache, makes the CMI of a module of the same name, in a directory that the
# compiler made.
# Check: output-writers
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
export SOURCE_DATE_EPOCH=1000000000
printf '%s\n' 'module;' '#include "gate.h"' 'export module m;' '#ifndef VALUE' '#define VALUE 1' '#endif' \
  'export inline int value() { return VALUE; }' >m.cc
make=(-std=c++20 -fmodules-ts -c m.cc)
old_outputs() { rm -rf gcm.cache; }
compiles m.o gcm.cache/m.gcm -- "$COMPILER" "${make[@]}" -o m.o
while_compiling before_it_is_taken "${PREFIX[@]}" "$COMPILER" "${make[@]}" -DVALUE=2 -o other.o
through_tool
bare
must_be_bare "after another has written"
