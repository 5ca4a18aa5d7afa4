#!/bin/bash
# A variable that option_env! did not find is set.
# Check: environment
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn a() -> Option<&'"'"'static str> { option_env!("VALUE") }' >aa.rs
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
export VALUE=2
right
