#!/bin/bash
# What a build script has written, and the crate includes, is written anew.
# Check: inputs
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out made
echo 'include!(concat!(env!("OUT_DIR"), "/made.rs"));' >aa.rs
echo 'pub fn made() -> u32 { 1 }' >made/made.rs
export OUT_DIR=$PWD/made
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo 'pub fn made() -> u32 { 2 }' >made/made.rs
right
