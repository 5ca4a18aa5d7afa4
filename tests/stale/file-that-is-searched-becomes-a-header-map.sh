#!/bin/bash
# Clang passes over a file where a directory is to be searched, unless it is a header map.
# Compilers: clang clang-19
# Check: directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
echo text >inc
cached a.o -- "$COMPILER" -Iinc -Ione -c "$SOURCE" -o a.o
python3 - "$PWD/two" inc <<'PY'
import struct
import sys
name, prefix = b"v.h", sys.argv[1].encode() + b"/"
strings = b"\0" + name + b"\0" + prefix + b"\0"
key, value = 1, 1 + len(name) + 1
buckets = [(0, 0, 0)] * 8
buckets[sum(c * 13 for c in name.lower()) % 8] = (key, value, key)
head = struct.pack("<4sHHIIII", b"pamh", 1, 0, 24 + 8 * 12, 1, 8, len(name))
with open(sys.argv[2], "wb") as out:
    out.write(head + b"".join(struct.pack("<III", *b) for b in buckets) + strings)
PY
right
