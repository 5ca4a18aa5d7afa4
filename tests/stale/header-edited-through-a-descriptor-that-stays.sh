#!/bin/bash
# A header is written to by one who has had it open since before it was read.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
exec {open}<>v.h
uses_value '#include "v.h"'
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo '#define VALUE 2' >&"$open"
right
