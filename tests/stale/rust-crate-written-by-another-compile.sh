#!/bin/bash
# Another compile, outside of the cache, makes the crate with another setting before it is taken.
# Check: output-writers
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
echo 'pub fn value() -> i32 { if cfg!(other) { 2 } else { 1 } }' >a.rs
mkdir out
crate lib a
compiles out/liba-00000000000000a.{rlib,rmeta} out/a-00000000000000a.d -- "${CRATE[@]}"
when_it_has_ended "${COMMAND[@]}" --cfg other
through_tool
bare
must_be_bare "after another has written"
