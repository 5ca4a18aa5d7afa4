#!/bin/bash
# A shared library appears where the linker took the archive of that name.
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
mkdir native
echo 'int value(void) { return 1; }' >v.c
gcc -c v.c -o v.o
ar rc native/libv.a v.o
linked_crate bin aa -L native=native -C link-arg=-lv
cached "${LINKED[@]}" -- "${CRATE[@]}"
library native 2
right
