#!/bin/bash
# A crate that is used is compiled anew.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo '#[inline] pub fn b() -> u32 { 1 }' >bb.rs
echo 'pub fn a() -> u32 { bb::b() }' >aa.rs
crate lib bb
"${CRATE[@]}"
crate lib aa -L dependency=out --extern bb=out/libbb-00000000000000bb.rmeta
dependent=("${CRATE[@]}")
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${dependent[@]}"
echo '#[inline] pub fn b() -> u32 { 2 }' >bb.rs
crate lib bb
"${CRATE[@]}"
right
