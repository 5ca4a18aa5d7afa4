#!/bin/bash
# A version script changes.
# Check: link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo '#[unsafe(no_mangle)] pub extern "C" fn f() {} #[unsafe(no_mangle)] pub extern "C" fn g() {}' >aa.rs
echo 'ONE { global: f; g; };' >x.map
linked_crate cdylib aa -C link-arg=-Wl,--version-script=x.map -C link-arg=-Wl,--undefined-version
cached out/libaa-00000000000000aa.so out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo 'TWO { global: f; g; };' >x.map
right
