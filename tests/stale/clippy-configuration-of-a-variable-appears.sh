#!/bin/bash
# A configuration of clippy's appears in the directory that a variable names.
# Check: configuration
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
needs clippy-driver
package workspace/a a
echo 'pub fn f(a: i32, b: i32, c: i32) -> i32 { a + b + c }' >workspace/a/src/lib.rs
mkdir out
cd workspace/a
mkdir "$T/conf"
export CLIPPY_CONF_DIR=$T/conf
export CARGO_MANIFEST_DIR=$PWD CARGO_PKG_NAME=a CARGO_PRIMARY_PACKAGE=1 CLIPPY_ARGS=
cached "$T/work/out/liba-00000000000000aa.rmeta" -- clippy-driver rustc --crate-name a --edition=2021 src/lib.rs \
  --error-format=json --json=diagnostic-rendered-ansi,artifacts --crate-type lib --emit=dep-info,metadata \
  -C metadata=aa -C extra-filename=-00000000000000aa --out-dir "$T/work/out"
echo 'too-many-arguments-threshold = 1' >"$T/conf/clippy.toml"
right
