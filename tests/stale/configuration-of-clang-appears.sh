#!/bin/bash
# A configuration file appears beside clang.
# Check: tool-search
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
uses_value '#ifndef VALUE' '#define VALUE 1' '#endif'
cached a.o -- "$T/clang/bin/clang" -c "$SOURCE" -o a.o
echo -DVALUE=2 >"$T/clang/bin/clang.cfg"
right
