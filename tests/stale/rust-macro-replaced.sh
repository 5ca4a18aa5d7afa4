#!/bin/bash
# A macro is compiled anew, and makes something else.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir -p package/out
macro_makes() {
  printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' \
    "pub fn make(_: TokenStream) -> TokenStream { \"pub fn made() -> u32 { $1 }\".parse().unwrap() }" >mm.rs
  rustc --crate-name mm --edition=2021 --crate-type proc-macro -C prefer-dynamic --extern proc_macro mm.rs
}
macro_makes 1
cd package
touch out/CACHEDIR.TAG
echo 'mm::make!();' >aa.rs
crate lib aa --extern mm=../libmm.so
export CARGO_MANIFEST_DIR=$PWD
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
cd ..
macro_makes 2
cd package
right
