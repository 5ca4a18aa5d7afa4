#!/bin/bash
# Of a crate that a program is linked with, another library appears in a directory searched before.
# Check: libraries,link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
mkdir first
echo 'pub fn c() -> i32 { 1 }' >cc.rs
echo 'pub fn b() -> i32 { cc::c() }' >bb.rs
echo 'fn main() { std::process::exit(bb::b()) }' >aa.rs
suffix=-0123456789abcdef
compile() { rustc --crate-name "$1" --edition=2021 "$1.rs" --crate-type lib --emit=link -C "metadata=$1" -C extra-filename=$suffix --out-dir "${@:2}"; }
compile cc out
compile bb out -L dependency=out --extern cc=out/libcc$suffix.rlib
linked_crate bin aa -L dependency=first -L dependency=out --extern bb=out/libbb$suffix.rlib
cached "${LINKED[@]}" -- "${CRATE[@]}"
# The same crate, compiled for another processor.
rm out/libcc$suffix.rlib
compile cc first -C codegen-units=1 -C opt-level=3
cp first/libcc$suffix.rlib out
right
