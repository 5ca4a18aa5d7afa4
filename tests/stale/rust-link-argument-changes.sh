#!/bin/bash
# An argument for the linker changes.
# Check: arguments
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
linked_crate bin aa -C link-arg=-Wl,-rpath,/one
cached "${LINKED[@]}" -- "${CRATE[@]}"
COMMAND=("${COMMAND[@]/one/two}")
right
