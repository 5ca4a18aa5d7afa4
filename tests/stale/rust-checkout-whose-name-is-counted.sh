#!/bin/bash
# A crate makes more than a file's name of a variable that names the checkout, where no one can see it.
# Check: shared-text
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
export ZCCACHE_PATH_REMAP=auto
mkdir -p one/.git one/out a-longer-name/.git a-longer-name/out
echo 'pub const N: usize = env!("OUT_DIR").len();' | tee one/aa.rs >a-longer-name/aa.rs
bare() { result "$T/bare" rustc "--remap-path-prefix=$PWD=." "${COMMAND[@]:1}"; }
cd one
export OUT_DIR=$PWD/out
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
cd ../a-longer-name
export OUT_DIR=$PWD/out
right
