#!/bin/bash
# A catalogue of messages in the language of the caller is installed.
# Check: hidden-files
# Compilers: g++
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs python3
mkdir -p "$T/locale" /usr/share/locale
mount -t tmpfs none /usr/share/locale
echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
export LC_ALL=C.UTF-8 LANGUAGE=xx
perhaps_cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
mkdir -p /usr/share/locale/xx/LC_MESSAGES
python3 - /usr/share/locale/xx/LC_MESSAGES <<'PY'
import struct
import sys
texts = [(b"", b"Content-Type: text/plain; charset=UTF-8\n"), (b"unused variable %qD", b"nobody uses %qD")]
keys = values = b""
table = []
for key, value in texts:
    table.append((len(key), len(keys), len(value), len(values)))
    keys += key + b"\0"
    values += value + b"\0"
first = 28
start = first + 16 * len(texts)
out = struct.pack("<7I", 0x950412de, 0, len(texts), first, first + 8 * len(texts), 0, 0)
out += b"".join(struct.pack("<II", t[0], start + t[1]) for t in table)
out += b"".join(struct.pack("<II", t[2], start + len(keys) + t[3]) for t in table)
for name in ("gcc-12.mo", "gcc.mo"):
    with open(f"{sys.argv[1]}/{name}", "wb") as file:
        file.write(out + keys + values)
PY
right
