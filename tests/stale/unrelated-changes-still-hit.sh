#!/bin/bash
# Files come and go around the inputs.
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p early inc other
value_is 1 inc/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iearly -Iinc -c "$SOURCE" -o a.o
touch early/w.h inc/w.h w.h
still_a_hit
mkdir early/v
still_a_hit
rm early/w.h inc/w.h w.h
still_a_hit
mv other another
still_a_hit
ln inc/v.h another/v.h
still_a_hit
