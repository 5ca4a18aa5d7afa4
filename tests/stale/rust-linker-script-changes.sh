#!/bin/bash
# A linker script changes.
# Check: link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
script() { echo "SECTIONS { .mine : { BYTE($1) } } INSERT AFTER .data;" >x.ld; }
script 1
linked_crate bin aa -C link-arg=-Wl,-Tx.ld
cached "${LINKED[@]}" -- "${CRATE[@]}"
script 2
right
