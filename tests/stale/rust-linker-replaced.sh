#!/bin/bash
# The driver that links is replaced.
# Check: tool-parts
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
linked_crate bin aa -C "linker=$T/bin/cc"
stand_in "$T/bin/cc" "$(readlink -f "$(command -v cc)")" -Wl,-rpath,/one
cached "${LINKED[@]}" -- "${CRATE[@]}"
stand_in "$T/bin/cc" "$(readlink -f "$(command -v cc)")" -Wl,-rpath,/two
right
