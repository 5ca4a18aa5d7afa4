#!/bin/bash
# Another compile, outside of the cache, makes the precompiled header with another macro before it is taken.
# Check: output-writers
# Compilers: gcc clang
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
printf '%s\n' '#include "gate.h"' '#ifndef VALUE' '#define VALUE 1' '#endif' 'static const int value = VALUE;' >h.h
make=(-x c-header h.h -o h.h.gch)
other() {
  "$COMPILER" -DVALUE=2 "${make[@]}"
  cp h.h.gch other.gch
}
compiles h.h.gch -- "$COMPILER" "${make[@]}"
while_compiling before_it_is_taken other
through_tool
# Two of them are never the same byte for byte.
cmp -s h.h.gch other.gch || exit 0
trap - ERR
exit $STALE
