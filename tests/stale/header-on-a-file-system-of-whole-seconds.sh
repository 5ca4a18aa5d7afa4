#!/bin/bash
# A header is edited within the second in which it was read, on a file system that stamps no
# fractions.
# Check: settled,during-compile,file-events
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs mke2fs
truncate -s 8M "$T/image"
mke2fs -q -I 128 "$T/image"
mkdir inc
mount -o loop "$T/image" inc 2>/dev/null || skip "no loop mounts here"
uses_value '#include "inc/v.h"'
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
value_is 1 inc/v.h
bare
cp -r "$T/bare" "$T/before"
through_tool  # the daemon and the compiler are known from here on
value_is 3 inc/v.h
through_tool
until [ "$(date +%N | cut -c1-2)" -lt 10 ]; do sleep 0.02; done
value_is 1 inc/v.h
touch -d 2020-01-01 inc/v.h
through_tool
through_tool
as_old inc/v.h value_is 2 inc/v.h
right
umount inc
