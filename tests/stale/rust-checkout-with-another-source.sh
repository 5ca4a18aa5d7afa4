#!/bin/bash
# Another worktree, where a module has another content.
# Check: inputs
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
export ZCCACHE_PATH_REMAP=auto
mkdir -p one/.git one/out two/.git two/out
echo 'mod m; pub fn a() -> u32 { m::m() }' | tee one/aa.rs >two/aa.rs
echo 'pub fn m() -> u32 { 1 }' >one/m.rs
echo 'pub fn m() -> u32 { 2 }' >two/m.rs
bare() { result "$T/bare" rustc "--remap-path-prefix=$PWD=." "${COMMAND[@]:1}"; }
cd one
crate lib aa -g
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
cd ../two
right
