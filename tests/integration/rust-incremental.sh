#!/bin/bash
# Crates with -C incremental are cached, and the next real compile finds that directory in a state that it can go on from;
# with ZCCACHE_RUST_INCREMENTAL=bypass they are left to rustc.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
export CARGO_INCREMENTAL=1 RUSTC_WRAPPER=$ZCCACHE
package . top '[dependencies]' 'one = { path = "one" }' '[workspace]'
package one one
echo 'fn main() { println!("{}", one::f()); }' >src/main.rs
value_is() { echo "pub fn f() -> u32 { $1 }  pub fn g(x: &str) -> String { x.repeat($1) }" >one/src/lib.rs; }

# builds VALUE OUTCOME: what is built prints the value; the library was a miss or a hit.
builds() {
  local before
  before=$(status "$2")
  fresh_files
  cargo build --offline >"$T/said" 2>&1 || fail "cargo: $(cat "$T/said")"
  [ "$(target/debug/top)" = "$1" ] || fail "not $1 but $(target/debug/top)"
  ! grep -qi 'incremental\|warning' "$T/said" || fail "$(cat "$T/said")"
  await 10 is_more "$before" "$2" || fail "no more $2: $(counters)"
}
is_more() { [ "$(status "$2")" -gt "$1" ]; }

value_is 1 && builds 1 misses
value_is 2 && builds 2 misses
# Its directory is that of value 2; then it is compiled from there.
value_is 1 && builds 1 hits
value_is 3 && builds 3 misses
# Of a target that was removed, none is there.
rm -rf target && builds 3 hits
value_is 4 && builds 4 misses
# What lies there is of no matter to a hit.
for file in target/debug/incremental/*/*/*; do [ ! -f "$file" ] || echo broken >"$file"; done
value_is 2 && builds 2 hits

export ZCCACHE_RUST_INCREMENTAL=bypass
value_is 5 && builds 5 passed_through.incremental
value_is 2 && builds 2 passed_through.incremental
