#!/bin/bash
# A directory that is searched for crates before the one where a crate was found, and was not there, appears.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
mkdir second
echo '#[inline] pub fn b() -> u32 { 1 }' >bb.rs
echo 'extern crate bb; pub fn a() -> u32 { bb::b() }' >aa.rs
compile() { rustc --crate-name bb --edition=2021 bb.rs --crate-type lib --emit=link -C metadata=bb --out-dir "$1"; }
compile second
crate lib aa -L first -L second
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
mkdir first
echo '#[inline] pub fn b() -> u32 { 2 }' >bb.rs
compile first
right
