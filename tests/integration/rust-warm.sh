#!/bin/bash
# zccache warm fills an empty target from the cache, so that cargo compiles only what is not there; it compiles nothing
# itself, and says what is wrong.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
warm() { run zcc warm "$@"; }
warm
[ "$STATUS" = 1 ] || fail "outside of a package: $STATUS"
expect_line '^zccache: .*Cargo.toml.*: run it where'
package . top '[dependencies]' 'one = { path = "one" }' 'two = { path = "two" }' '[workspace]'
package one one
package two two '[dependencies]' 'one = { path = "../one" }'
echo 'pub fn f() -> u32 { 1 }' >one/src/lib.rs
echo 'pub fn g() -> u32 { one::f() + env!("FROM_BUILD").len() as u32 }' >two/src/lib.rs
# What a build script asks of rustc is compiled, whatever is in the cache.
cat >two/build.rs <<'END'
use std::process::Command;
fn main() {
    let rustc = std::env::var("RUSTC").unwrap();
    let mut command = match std::env::var("RUSTC_WRAPPER") {
        Ok(wrapper) => { let mut c = Command::new(wrapper); c.arg(rustc); c }
        Err(_) => Command::new(rustc),
    };
    let dir = std::env::var("OUT_DIR").unwrap();
    std::fs::write(format!("{dir}/p.rs"), format!("pub fn p() {{}} // {:?}", std::time::SystemTime::now())).unwrap();
    let works = command.args(["--crate-name", "p", "--crate-type", "lib", "--emit=dep-info,metadata", "--out-dir", &dir])
        .arg(format!("{dir}/p.rs")).status().unwrap().success();
    println!("cargo:rustc-env=FROM_BUILD={}", if works { "abc" } else { "" });
}
END
echo 'fn main() { println!("{}", two::g()); }' >src/main.rs
warm
[ "$STATUS" = 1 ] || fail "without a lock file: $STATUS"
expect_line '^zccache: .*: no Cargo.lock: '
cargo generate-lockfile --offline 2>/dev/null

warm --json
[ "$(field "$(cat "$T/out")" from_cache)" = 0 ] || fail "from an empty cache: $(cat "$T/out")"
[ ! -e target/debug/deps/libone-*.rlib ] || fail "it compiles"
RUSTC_WRAPPER=$ZCCACHE cargo build --offline -q
expect_status misses 5 # also the build script's question: all is stored
mv target cold
misses=$(status misses)
warm
grep -Eq '^zccache: [1-9][0-9]* crates from the cache, 0 there already, 0 to be compiled$' "$T/out" || fail "$(cat "$T/out" "$T/err")"
for file in cold/debug/deps/*.r{lib,meta}; do expect_same "$file" "target/${file#cold/}"; done
expect_status misses $((misses + 1)) # the build script's question
cargo build --offline -v >"$T/said" 2>&1
! grep -q Running "$T/said" || fail "cargo has something to do: $(cat "$T/said")"
[ "$(target/debug/top)" = 4 ] || fail "$(target/debug/top)"

# What has changed is left to cargo, with what needs it.
echo 'pub fn g() -> u32 { one::f() + 7 + env!("FROM_BUILD").len() as u32 }' >two/src/lib.rs
rm -rf target
warm --target-dir other
[ -e other/debug ] && [ ! -e target ] || fail "--target-dir is not heeded"
warm
grep -qx '  not in the cache: two' "$T/out" || fail "$(cat "$T/out")"
cargo build --offline -q
[ "$(target/debug/top)" = 11 ] || fail "$(target/debug/top)"
warm --profile none-of-these
[ "$STATUS" = 1 ] || fail "a profile that is not there: $STATUS"
expect_line '^zccache: cargo: .*none-of-these'
warm --no-such-option
[ "$STATUS" = 2 ] || fail "misuse: $STATUS"
ZCCACHE_DISABLE=1 warm
expect_line 'ZCCACHE_DISABLE is set'
PATH=$BIN warm
[ "$STATUS" = 1 ] || fail "without cargo: $STATUS"
expect_line '^zccache: cargo: '
