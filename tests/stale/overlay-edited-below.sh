#!/bin/bash
# A header in an overlay is edited in the lower directory, of which the overlay hears nothing.
# Check: inputs
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
mkdir lower upper scratch inc
value_is 1 lower/v.h
mount -t overlay none -o lowerdir=lower,upperdir=upper,workdir=scratch inc || skip "no overlays here"
uses_value '#include "inc/v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
value_is 2 lower/v.h
right
