#!/bin/bash
# A file of the toolchain changes: the standard library is another one (here one that rustc does not take).
# Check: tool-parts
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
own_toolchain "$T/toolchain"
PATH=$T/toolchain/bin:$PATH
hash -r
mkdir out
echo 'pub fn a() -> Vec<u32> { vec![1] }' >aa.rs
crate lib aa
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
for file in "$T"/toolchain/lib/rustlib/*/lib/libcore-*.r*; do
  rm "$file"
  echo "not a library" >"$file"
done
right
