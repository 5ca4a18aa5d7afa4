#!/bin/bash
# The configuration file for the target of the compile changes.
# Check: tool-parts
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
uses_value ''
echo -DVALUE=1 >"$T/clang/bin/aarch64-unknown-linux-gnu.cfg"
cached a.o -- "$T/clang/bin/clang" --target=aarch64-linux-gnu -c "$SOURCE" -o a.o
echo -DVALUE=2 >"$T/clang/bin/aarch64-unknown-linux-gnu.cfg"
right
