#!/bin/bash
# A header that is written anew with its old content.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
value_is 1 v.h
still_a_hit
rm v.h
value_is 1 v.h
still_a_hit
chmod 600 v.h
still_a_hit
cp v.h w.h
mv w.h v.h
still_a_hit
