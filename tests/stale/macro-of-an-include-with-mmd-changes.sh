#!/bin/bash
# What a macro that is included stands for changes, in a system header that the depfile leaves out.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sys
value_is 1 sys/one.h
value_is 2 sys/two.h
echo '#define IMPLEMENTATION "one.h"' >sys/config.h
uses_value '#include <config.h>' '#include IMPLEMENTATION'
cached a.o a.d -- "$COMPILER" -MMD -isystem sys -c "$SOURCE" -o a.o
echo '#define IMPLEMENTATION "two.h"' >sys/config.h
right
