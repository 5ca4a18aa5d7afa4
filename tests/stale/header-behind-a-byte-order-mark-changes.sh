#!/bin/bash
# A header that is included behind a byte order mark, where the depfile leaves headers out.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir system
value_is 1 system/v.h
printf '\xef\xbb\xbf#include <v.h>\nint value = VALUE;\n' >"$SOURCE"
cached a.o a.d -- "$COMPILER" -MMD -isystem system -c "$SOURCE" -o a.o
value_is 2 system/v.h
right
