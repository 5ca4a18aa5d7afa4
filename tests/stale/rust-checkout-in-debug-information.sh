#!/bin/bash
# One command with relative paths, in two directories, whose names the library holds.
# Check: shared-text
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir -p one/.git one/out two/.git two/out
echo 'pub fn a() -> u32 { 1 }' | tee one/aa.rs >two/aa.rs
cd one
crate lib aa -g
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
cd ../two
right
