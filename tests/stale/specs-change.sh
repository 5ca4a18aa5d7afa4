#!/bin/bash
# A specs file by name.
# Check: refused-options
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
specs() { printf '*cpp:\n+ -DVALUE=%d\n\n*cc1_options:\n+ -DVALUE=%d\n\n' "$1" "$1" >my.specs; }
specs 1
perhaps_cached a.o -- "$COMPILER" -w -specs=my.specs -c "$SOURCE" -o a.o
specs 2
right
