#!/bin/bash
# A module's file appears in the other place where it is looked for.
# Check: absences
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'mod m; pub fn a() -> u32 { m::m() }' >aa.rs
echo 'pub fn m() -> u32 { 1 }' >m.rs
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
mkdir m
cp m.rs m/mod.rs
right
