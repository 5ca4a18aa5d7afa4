#!/bin/bash
# An archive that an attribute asks for appears in a directory that is searched earlier.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out one two
archive() {
  echo "int value(void) { return $1; }" >v.c
  gcc -c v.c -o v.o
  ar rcD "$2/libv.a" v.o
}
archive 1 two
echo '#[link (name = "v", kind = "static")] unsafe extern "C" { pub fn value() -> i32; }' >aa.rs
crate lib aa -L native=one -L native=two
cached out/libaa-00000000000000aa.rlib -- "${CRATE[@]}"
archive 2 one
right
