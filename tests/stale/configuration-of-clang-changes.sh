#!/bin/bash
# The configuration file beside clang changes.
# Check: tool-parts
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
echo -DVALUE=1 >"$T/clang/bin/clang.cfg"
uses_value ''
cached a.o -- "$T/clang/bin/clang" -c "$SOURCE" -o a.o
echo -DVALUE=2 >"$T/clang/bin/clang.cfg"
right
