#!/bin/bash
# A file that include_bytes! takes changes.
# Check: inputs
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn a() -> &'"'"'static [u8] { include_bytes!("data") }' >aa.rs
echo 1 >data
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo 2 >data
right
