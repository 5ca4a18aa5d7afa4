#!/bin/bash
# LIBRARY_PATH leads to another library.
# Check: environment
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
library one 1
library two 2
linked_crate bin aa -C link-arg=-lv
export LIBRARY_PATH=$PWD/one
cached "${LINKED[@]}" -- "${CRATE[@]}"
export LIBRARY_PATH=$PWD/two
right
