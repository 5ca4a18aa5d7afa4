#!/bin/bash
# An archive that is linked into a program is replaced.
# Check: libraries,link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'unsafe extern "C" { fn value() -> i32; } fn main() { std::process::exit(unsafe { value() }) }' >aa.rs
mkdir native
archive() {
  echo "int value(void) { return $1; }" >v.c
  gcc -c v.c -o v.o
  rm -f native/libv.a
  ar rc native/libv.a v.o
}
archive 1
linked_crate bin aa -L native=native -l v
cached "${LINKED[@]}" -- "${CRATE[@]}"
archive 2
right
