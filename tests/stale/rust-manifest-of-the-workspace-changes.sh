#!/bin/bash
# A macro looks at the manifest of the workspace, which changes.
# Check: macros
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir -p out workspace/package
printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' \
  'pub fn make(_: TokenStream) -> TokenStream {' \
  '    let path = std::env::var("CARGO_MANIFEST_DIR").unwrap() + "/../Cargo.toml";' \
  '    let text = std::fs::read_to_string(path).unwrap_or_default();' \
  '    format!("pub fn made() -> usize {{ {} }}", text.len()).parse().unwrap() }' >mm.rs
rustc --crate-name mm --edition=2021 --crate-type proc-macro -C prefer-dynamic --extern proc_macro --out-dir out mm.rs
echo 'mm::make!();' >aa.rs
crate lib aa --extern mm=out/libmm.so
export CARGO_MANIFEST_DIR=$PWD/workspace/package
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo '[workspace]' >workspace/Cargo.toml
right
echo '[workspace] # changed' >workspace/Cargo.toml
right
