#!/bin/bash
# A file that a build script made, and that a macro reads, changes.
# Check: macros
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out package made
printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' \
  'pub fn make(_: TokenStream) -> TokenStream {' \
  '    let count = std::fs::read_dir(std::env::var("OUT_DIR").unwrap()).unwrap().count();' \
  '    format!("pub fn made() -> usize {{ {count} }}").parse().unwrap() }' >mm.rs
rustc --crate-name mm --edition=2021 --crate-type proc-macro -C prefer-dynamic --extern proc_macro --out-dir out mm.rs
echo 'mm::make!();' >aa.rs
crate lib aa --extern mm=out/libmm.so
export CARGO_MANIFEST_DIR=$PWD/package OUT_DIR=$PWD/made
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
touch made/one
right
