#!/bin/bash
# A header changes after so many other files that the kernel no longer tells of it.
# Check: overflow
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
mkdir inc
value_is 1 inc/v.h
uses_value '#include "inc/v.h"'
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
# A daemon that sleeps reads no events; the queue holds fs.inotify.max_queued_events of them.
daemon -STOP
python3 - <<'PY'
import os
limit = int(open("/proc/sys/fs/inotify/max_queued_events").read())
for i in range(limit // 2 + 2000):
    os.close(os.open(f"inc/{i}", os.O_CREAT | os.O_WRONLY))
    os.unlink(f"inc/{i}")
PY
value_is 2 inc/v.h
daemon -CONT
right
