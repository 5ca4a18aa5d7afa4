#!/bin/bash
# A file of the package that a macro reads changes.
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
macro_that 'std::fs::read_to_string("data").unwrap()'
echo 1 >data
echo 'mm::make!();' >aa.rs
crate lib aa --extern mm=out/libmm.so
export CARGO_MANIFEST_DIR=$PWD/package
mkdir -p package
mv data aa.rs package
cd package
mkdir out
touch out/CACHEDIR.TAG
CRATE=("${CRATE[@]/out\/libmm/../out/libmm}")
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo 2 >data
right
