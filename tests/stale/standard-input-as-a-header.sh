#!/bin/bash
# A header that is the caller's standard input. (The daemon has none to read from.)
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 one
value_is 2 two
uses_value ''
PREFIX=(bash -c 'exec "$@" <input' -)
ln -s one input
cached_or_not a.o -- "$COMPILER" -include /dev/stdin -c "$SOURCE" -o a.o
ln -sfn two input
right
