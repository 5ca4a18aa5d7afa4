#!/bin/bash
# rust-toolchain.toml names another toolchain to rustup's stand-in for rustc.
# Check: tool-search
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

proxy=$(command -v rustc)
[ "$(basename "$(readlink -f "$proxy")")" = rustup ] || skip "rustc is none of rustup's"
rust_toolchain
own_toolchain "$T/toolchain"
for file in "$T"/toolchain/lib/rustlib/*/lib/libcore-*.r*; do
  rm "$file"
  echo "not a library" >"$file"
done
export RUSTUP_HOME=$T/rustup
"$(dirname "$proxy")/rustup" toolchain link whole "$(rustc --print sysroot)" 2>/dev/null
"$(dirname "$proxy")/rustup" toolchain link broken "$T/toolchain" 2>/dev/null
PATH=$(dirname "$proxy"):$PATH
hash -r
toolchain() { printf '[toolchain]\nchannel = "%s"\n' "$1" >rust-toolchain.toml; }
toolchain whole
mkdir out
echo 'pub fn a() -> Vec<u32> { vec![1] }' >aa.rs
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
toolchain broken
right
