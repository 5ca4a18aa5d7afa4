#!/bin/bash
# cargo builds from an empty target by hits alone, the same files, and finds nothing to do then.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
package . top '[dependencies]' 'one = { path = "one" }' '[workspace]'
package one one '[dependencies]' 'two = { path = "../two" }' 'mac = { path = "../mac" }'
package two two
package mac mac '[lib]' 'proc-macro = true'
echo 'fn main() { println!("{}", one::f()); }' >src/main.rs
echo 'mac::make!(); pub fn f() -> u32 { made() + two::g() }' >one/src/lib.rs
echo 'pub fn g() -> u32 { env!("FROM_BUILD").len() as u32 }' >two/src/lib.rs
echo 'fn main() { println!("cargo:rustc-env=FROM_BUILD=abc"); }' >two/build.rs
printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' \
  'pub fn make(_: TokenStream) -> TokenStream { "fn made() -> u32 { 7 }".parse().unwrap() }' >mac/src/lib.rs

build() { cargo build --offline "$@" >"$T/said" 2>&1 || fail "cargo: $(cat "$T/said")"; }
# With it rustc gives metadata that others read already a second name, which looks like a change during their compile.
export CARGO_INCREMENTAL=0
export RUSTC_WRAPPER=$ZCCACHE
build
mv target "$T/cold"
before=$(status misses)
build
[ "$(status misses)" = "$before" ] || fail "more misses: $(counters)"
expect_status hits "$before"
[ "$before" = 5 ] || fail "$before were cached, not each: $(counters)"
for file in "$T"/cold/debug/deps/*; do [[ $file == *.d ]] || expect_same "$file" "target/${file#"$T/cold/"}"; done
target/debug/top | grep -qx 10 || fail "$(target/debug/top)"
build -v
! grep -q Running "$T/said" || fail "cargo runs it again: $(cat "$T/said")"
touch two/src/lib.rs
build -v
grep -q 'Running.*--crate-name two' "$T/said" || fail "cargo did not build two: $(cat "$T/said")"
