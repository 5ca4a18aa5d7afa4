#!/bin/bash
# The library of a crate that a program is linked with is replaced.
# Check: libraries,link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn b() -> i32 { 1 }' >bb.rs
echo 'fn main() { std::process::exit(bb::b()) }' >aa.rs
compile() { rustc --crate-name bb --edition=2021 bb.rs --crate-type lib --emit=metadata,link -C metadata=bb -C extra-filename=-0123456789abcdef --out-dir out; }
compile
linked_crate bin aa -L dependency=out --extern bb=out/libbb-0123456789abcdef.rlib
cached "${LINKED[@]}" -- "${CRATE[@]}"
echo 'pub fn b() -> i32 { 2 }' >bb.rs
compile
right
