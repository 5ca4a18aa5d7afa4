#!/bin/bash
# cargo test passes on hits alone, with the same test programs.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
package . top '[workspace]'
echo 'pub fn f() -> u32 { 7 } #[test] fn inside() { assert_eq!(f(), 7) }' >src/lib.rs
echo 'fn main() { println!("{}", top::f()) }' >src/main.rs
mkdir tests
cat >tests/outside.rs <<'END'
#[test] fn runs() {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_top")).output().unwrap();
    assert_eq!(out.stdout, b"7\n");
}
END
run_tests() {
  cargo test --offline --tests "$@" >"$T/said" 2>&1 || fail "cargo: $(cat "$T/said")"
  [ "$(grep -c '^test .* ok$' "$T/said")" = 2 ] || fail "$(cat "$T/said")"
}
export RUSTC_WRAPPER=$ZCCACHE
run_tests
mv target "$T/cold"
before=$(status misses)
run_tests
[ "$(status misses)" = "$before" ] || fail "more misses: $(counters)"
expect_status hits "$before"
[ "$before" = 5 ] || fail "$before were cached, not each: $(counters)"
for file in "$T"/cold/debug/deps/*; do [[ $file == *.d ]] || expect_same "$file" "target/${file#"$T/cold/"}"; done
run_tests -v
! grep -q 'Running .*rustc' "$T/said" || fail "cargo compiles it again: $(cat "$T/said")"
