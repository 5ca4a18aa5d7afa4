#!/bin/bash
# A macro makes more than a file's name of a variable that names the checkout, where no one can see it.
# Check: shared-text
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
export ZCCACHE_PATH_REMAP=auto
printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' 'pub fn make(_: TokenStream) -> TokenStream {' \
  'format!("pub fn made() -> usize {{ {} }}", std::env::var("CARGO_MANIFEST_DIR").unwrap().len()).parse().unwrap() }' >mm.rs
rustc --crate-name mm --edition=2021 --crate-type proc-macro -C prefer-dynamic --extern proc_macro mm.rs
mkdir -p one/.git one/out a-longer-name/.git a-longer-name/out
touch one/out/CACHEDIR.TAG a-longer-name/out/CACHEDIR.TAG
echo 'mm::make!();' | tee one/aa.rs >a-longer-name/aa.rs
bare() { result "$T/bare" rustc "--remap-path-prefix=$PWD=." "${COMMAND[@]:1}"; }
cd one
export CARGO_MANIFEST_DIR=$PWD
crate lib aa --extern "mm=$T/work/libmm.so"
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
cd ../a-longer-name
export CARGO_MANIFEST_DIR=$PWD
right
