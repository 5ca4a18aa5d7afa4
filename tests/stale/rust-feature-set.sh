#!/bin/bash
# Another feature is asked for.
# Check: arguments
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo '#[cfg(feature = "x")] pub fn a() -> u32 { 1 }' >aa.rs
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
COMMAND+=(--cfg 'feature="x"')
right
