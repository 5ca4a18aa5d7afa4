#!/bin/bash
# A system header that is included by a macro changes; the depfile leaves it out, and the macro is
# defined by an argument.
# Check: inputs
# Check: include-search
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sys
value_is 1 sys/impl.h
uses_value '#include IMPLEMENTATION'
cached a.o a.d -- "$COMPILER" -MMD -isystem sys '-DIMPLEMENTATION="impl.h"' -c "$SOURCE" -o a.o
value_is 2 sys/impl.h
right
