#!/bin/bash
# GCC tells in -fverbose-asm what it makes of the limit of memory.
# Check: refused-options
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

limited() { (ulimit -v "$1" && shift && exec "$@"); }
echo 'int a;' >"$SOURCE"
PREFIX=(limited unlimited)
perhaps_cached a.s -- "$COMPILER" -S -fverbose-asm "$SOURCE" -o a.s
PREFIX=(limited 400000)
right
