#!/bin/bash
# What is linked (a program, a test harness, a procedural macro, libraries of both kinds) is replayed as rustc makes it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() { let unused = 1; println!("{}", env!("FROM_BUILD")); }' >aa.rs
printf '%s\n' 'use proc_macro::TokenStream;' '#[proc_macro]' \
  'pub fn make(_: TokenStream) -> TokenStream { "7".parse().unwrap() }' >pm.rs
export FROM_BUILD=abc
ID=00000000000000

linked_crate bin aa
miss_then_hit "${LINKED[@]}" -- "${CRATE[@]}"
grep -q unused "$T/err" || fail "no warning: $(cat "$T/err")"
"${LINKED[0]}" | grep -qx abc || fail "$("${LINKED[0]}")"
# Over one that runs, and under another umask.
cp "${LINKED[0]}" aside
umask 077
expect_hit "${CRATE[@]}"
[ "$(stat -c %a "${LINKED[0]}")" = 700 ] || fail "$(ls -l out)"
umask 022
expect_same aside "${LINKED[0]}"

linked_crate bin aa --test -g
miss_then_hit "${LINKED[@]}" -- "${CRATE[@]}"
linked_crate bin aa -g -C split-debuginfo=packed
miss_then_hit "${LINKED[@]}" "${LINKED[0]}.dwp" -- "${CRATE[@]}"
linked_crate bin aa -C split-debuginfo=packed
miss_then_hit "${LINKED[@]}" "${LINKED[0]}.dwp" -- "${CRATE[@]}"
linked_crate bin aa -g -C split-debuginfo=unpacked
passed_through split_dwarf "${LINKED[@]}" -- "${CRATE[@]}"
linked_crate proc-macro pm --extern proc_macro -C prefer-dynamic
miss_then_hit out/libpm-${ID}pm.so out/pm-${ID}pm.d -- "${CRATE[@]}"
linked_crate cdylib aa
miss_then_hit out/libaa-${ID}aa.so "${LINKED[1]}" -- "${CRATE[@]}"
linked_crate dylib aa
miss_then_hit out/libaa-${ID}aa.so "${LINKED[1]}" -- "${CRATE[@]}"
linked_crate cdylib,rlib aa
miss_then_hit out/libaa-${ID}aa.{so,rlib} "${LINKED[1]}" -- "${CRATE[@]}"
