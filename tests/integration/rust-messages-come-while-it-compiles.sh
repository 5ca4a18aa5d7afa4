#!/bin/bash
# cargo starts what needs a crate's metadata alone when rustc tells that it is there, and so through us.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
for i in {1..600}; do echo "pub fn f$i(x: &[u32]) -> u32 { x.iter().map(|v| v ^ $i).filter(|v| v % 3 == 1).sum() }"; done >aa.rs
crate lib aa -O -C codegen-units=1
zcc "${CRATE[@]}" 2>&1 | while read -r line; do
  [[ $line != *rmeta* ]] || { [ -e out/libaa-00000000000000aa.rlib ] && echo late || echo early; }
done >"$T/when"
grep -qx early "$T/when" || fail "$(cat "$T/when")"
expect_status misses 1
expect_hit "${CRATE[@]}"
