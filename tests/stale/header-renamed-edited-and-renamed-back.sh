#!/bin/bash
# A header is edited while it has another name.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
touch -d 2020-01-01 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mv v.h x.h
as_old x.h value_is 2 x.h
mv x.h v.h
right
