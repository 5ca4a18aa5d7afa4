#!/bin/bash
# The directive is spelled with escapes.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '%s\n' 'asm("\x2e\151ncb\x69n \"data.bin\"");' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 2 >data.bin
right
