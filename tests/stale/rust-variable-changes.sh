#!/bin/bash
# A variable that env! asks for has another value.
# Check: environment
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn a() -> &'"'"'static str { env!("VALUE") }' >aa.rs
crate lib aa
export VALUE=1
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
export VALUE=2
right
