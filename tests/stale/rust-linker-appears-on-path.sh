#!/bin/bash
# A driver that links appears earlier on PATH.
# Check: tool-search
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
linked_crate bin aa
mkdir "$T/early"
PATH=$T/early:$PATH
cached "${LINKED[@]}" -- "${CRATE[@]}"
stand_in "$T/early/cc" "$(readlink -f "$(command -v gcc)")" -Wl,-rpath,/two
right
