#!/bin/bash
# A crate with errors of its text fails from the cache as rustc has it fail; what may be another's fault is tried again.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'pub fn a() -> u32 { "x" }' >aa.rs
crate lib aa
compile_bare out/libaa-00000000000000aa.{rlib,rmeta} out/aa-00000000000000aa.d -- "${CRATE[@]}"
run zcc "${CRATE[@]}"
expect_as_bare
expect_status misses 1
rm out/*
run zcc "${CRATE[@]}"
expect_as_bare
expect_status hits 1
echo 'pub fn a() -> u32 { 1 }' >aa.rs
fresh_files
expect_miss "${CRATE[@]}"

# Another file may be the cause.
for text in 'mod missing;' 'extern crate missing;' 'pub fn a() -> &str { include_str!("missing") }' 'pub fn a( {'; do
  echo "$text" >aa.rs
  fresh_files
  for i in 1 2; do expect errors "${CRATE[@]}"; done
done
