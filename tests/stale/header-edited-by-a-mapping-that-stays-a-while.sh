#!/bin/bash
# Stores through a mapping, the later ones into a page that is dirty: dated when the first was made.
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"
needs python3

value_is 1 v.h
uses_value '#include "v.h"'
mkfifo go done
python3 - <<'SCRIPT' &
import mmap
with open("v.h", "r+b") as file:
    memory = mmap.mmap(file.fileno(), 0)
digit = bytes(memory).rindex(b"1")
memory[digit] = ord("2")
open("go").read()
memory[digit] = ord("3")
memory.close()
open("done", "w").close()
SCRIPT
await 10 grep -q 2 v.h
sleep 0.05
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
: >go
cat <done
right
