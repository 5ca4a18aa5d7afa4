#!/bin/bash
# A variable edits clang's arguments.
# Check: refused-variables,environment
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
export CCC_OVERRIDE_OPTIONS='# +-DVALUE=1'
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
CCC_OVERRIDE_OPTIONS='# +-DVALUE=2'
right
