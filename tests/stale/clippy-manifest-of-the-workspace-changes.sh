#!/bin/bash
# A lint asks for what the manifests of all packages of the workspace say, of which another one changes.
# Check: configuration
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
needs clippy-driver
package workspace/a a
package workspace/b b
touch workspace/b/src/lib.rs
printf '[workspace]\nmembers = ["a", "b"]\nresolver = "2"\n' >workspace/Cargo.toml
printf '#![warn(clippy::cargo_common_metadata)]\n' >workspace/a/src/lib.rs
mkdir out
cd workspace/a
export CARGO_MANIFEST_DIR=$PWD CARGO_PKG_NAME=a CARGO_PRIMARY_PACKAGE=1 CLIPPY_ARGS= CARGO_NET_OFFLINE=true
CARGO=$(command -v cargo)
export CARGO
perhaps_cached "$T/work/out/liba-00000000000000aa.rmeta" -- clippy-driver rustc --crate-name a --edition=2021 src/lib.rs \
  --error-format=json --json=diagnostic-rendered-ansi,artifacts --crate-type lib --emit=dep-info,metadata \
  -C metadata=aa -C extra-filename=-00000000000000aa --out-dir "$T/work/out"
echo 'license = "MIT"' >>../b/Cargo.toml
right
