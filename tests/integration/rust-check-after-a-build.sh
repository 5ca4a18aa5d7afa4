#!/bin/bash
# A check is not served from a build of the same crate: rustc makes other metadata, which other checks would not
# accept beside their own.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn a() -> u32 { 1 }' >aa.rs
crate lib aa
expect_miss "${CRATE[@]}"
mv out/libaa-00000000000000aa.rmeta of-the-build
CRATE=("${CRATE[@]/dep-info,metadata,link/dep-info,metadata}")
miss_then_hit out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
! cmp -s of-the-build out/libaa-00000000000000aa.rmeta || fail "the same metadata: it could be shared"
