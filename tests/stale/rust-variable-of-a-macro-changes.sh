#!/bin/bash
# A variable that a macro reads changes.
# Check: macros
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
macro_that() {
  printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' \
    "pub fn make(_: TokenStream) -> TokenStream { format!(\"pub fn made() -> &'static str {{ {:?} }}\", $1).parse().unwrap() }" >mm.rs
  rustc --crate-name mm --edition=2021 --crate-type proc-macro -C prefer-dynamic --extern proc_macro --out-dir out mm.rs
}
macro_that 'std::env::var("VALUE").unwrap()'
mkdir -p package/out
cd package
touch out/CACHEDIR.TAG
echo 'mm::make!();' >aa.rs
crate lib aa --extern mm=../out/libmm.so
export CARGO_MANIFEST_DIR=$PWD VALUE=1
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
export VALUE=2
right
