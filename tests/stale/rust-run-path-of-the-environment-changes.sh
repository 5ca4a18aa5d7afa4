#!/bin/bash
# LD_RUN_PATH, which a linker puts into what it links, changes.
# Check: link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
linked_crate bin aa -C link-arg=-fuse-ld=bfd
needs ld.bfd
export LD_RUN_PATH=/one
cached "${LINKED[@]}" -- "${CRATE[@]}"
export LD_RUN_PATH=/two
right
