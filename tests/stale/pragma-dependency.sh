#!/bin/bash
# A pragma warns when a file is newer than the source.
# Check: hidden-files
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

touch -d 2020-01-01 other
echo '#pragma GCC dependency "other"' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
touch -d 2100-01-01 other
right
