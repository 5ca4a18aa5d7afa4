#!/bin/bash
# -I-: a name in quotes is not looked for beside the source, but in the directories before that option.
# Check: refused-options
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir first second
value_is 1 second/v.h
value_is 3 v.h
uses_value '#include "v.h"'
perhaps_cached a.o -- "$COMPILER" -Ifirst -I- -Isecond -c "$SOURCE" -o a.o
value_is 2 first/v.h
right
