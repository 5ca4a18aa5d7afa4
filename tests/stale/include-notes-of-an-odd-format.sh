#!/bin/bash
# A variable that asks for include notes in a format that there is not: clang refuses to compile.
# Check: refused-variables,environment
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int a;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
export CC_PRINT_HEADERS_FORMAT=none
right
