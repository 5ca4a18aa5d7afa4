#!/bin/bash
# A link that fails says what it says without us, each time, and is not stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'unsafe extern "C" { fn nowhere(); } fn main() { unsafe { nowhere() } }' >aa.rs
linked_crate bin aa
# The messages name temporary files.
settled() { sed -E 's/rustc[A-Za-z0-9]{6}//g; s/cc[A-Za-z0-9]{6}\.//g' "$1"; }
run "${CRATE[@]}"
[ "$STATUS" = 1 ] || fail "exit status $STATUS"
settled "$T/err" >bare
for _ in 1 2; do
  run "$ZCCACHE" "${CRATE[@]}"
  [ "$STATUS" = 1 ] || fail "exit status $STATUS"
  settled "$T/err" | diff bare - || fail "it says something else"
done
expect_status hits 0
