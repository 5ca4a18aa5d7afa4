#!/bin/bash
# A library of a crate that is only named in the source appears in a directory searched before.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out first second
library() { rustc --crate-name bb --edition=2021 --crate-type lib -C "metadata=$1" --out-dir "$2" bb.rs; }
echo '#[inline] pub fn b() -> u32 { 1 }' >bb.rs
library 1 second
echo 'extern crate bb; pub fn a() -> u32 { bb::b() }' >aa.rs
crate lib aa -L first -L second
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo '#[inline] pub fn b() -> u32 { 2 }' >bb.rs
library 2 first
right
