#!/bin/bash
# A header becomes a pipe that somebody writes another content to.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
rm v.h
mkfifo v.h
(
  trap - ERR EXIT
  trap '' PIPE
  # One write for each opening; to one that only asks what it is, in vain.
  while [ -p v.h ]; do { value_is 2 v.h && sleep 0.05; } 2>/dev/null || :; done
) &
right
rm v.h
