#!/bin/bash
# A native library appears in a directory that the linker searches before.
# Check: libraries,link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
# In a directory: a shared library whose name for the loader tells its number.
library() {
  mkdir -p "$1"
  echo "int value(void) { return $2; }" | gcc -shared -fPIC -Wl,-soname,"libv.so.$2" -xc - -o "$1/new.so"
  mv "$1/new.so" "$1/libv.so"
}
echo 'unsafe extern "C" { fn value() -> i32; } fn main() { std::process::exit(unsafe { value() }) }' >aa.rs
mkdir first
library native 1
linked_crate bin aa -L native=first -L native=native -l v
cached "${LINKED[@]}" -- "${CRATE[@]}"
library first 2
right
