#!/bin/bash
# A file that clang's configuration file includes changes.
# Check: refused-tools
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
echo @other >"$T/clang/bin/clang.cfg"
echo -DVALUE=1 >"$T/clang/bin/other"
uses_value ''
perhaps_cached a.o -- "$T/clang/bin/clang" -c "$SOURCE" -o a.o
echo -DVALUE=2 >"$T/clang/bin/other"
right
