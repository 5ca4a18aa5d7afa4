#!/bin/bash
# A configuration file for the target of the compile appears beside clang.
# Check: tool-search
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
uses_value '#ifndef VALUE' '#define VALUE 1' '#endif'
cached a.o -- "$T/clang/bin/clang" --target=aarch64-linux-gnu -c "$SOURCE" -o a.o
echo -DVALUE=2 >"$T/clang/bin/aarch64-unknown-linux-gnu.cfg"
right
cached a.o -- "$T/clang/bin/clang" -m32 -c "$SOURCE" -o a.o
echo -DVALUE=3 >"$T/clang/bin/i386-pc-linux-gnu.cfg"
right
