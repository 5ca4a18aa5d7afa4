#!/bin/bash
# Where cc on PATH leads to us, what is linked by it is cached by what we would run.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
mkdir "$T/names"
ln -s "$ZCCACHE" "$T/names/cc"
PATH=$T/names:$PATH
echo 'fn main() {}' >aa.rs
linked_crate bin aa
compile_bare "${LINKED[@]}" -- "${CRATE[@]}"
run "$ZCCACHE" "${CRATE[@]}"
expect_as_bare
rm "${LINKED[@]}"
run "$ZCCACHE" "${CRATE[@]}"
expect_as_bare
expect_status hits 1
