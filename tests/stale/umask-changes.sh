#!/bin/bash
# Outputs have the mode that the caller's umask leaves. (The launcher makes them; there is nothing
# to switch off.)
# Check: none
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >"$SOURCE"
cached a.o a.d -- "$COMPILER" -MD -c "$SOURCE" -o a.o
umask 077
right
