#!/bin/bash
# An archive of another language's code that becomes part of the library is replaced.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
mkdir native
archive() {
  echo "int value(void) { return $1; }" >v.c
  gcc -c v.c -o v.o
  rm -f native/libv.a
  ar rc native/libv.a v.o
}
archive 1
echo 'unsafe extern "C" { fn value() -> i32; } pub fn a() -> i32 { unsafe { value() } }' >aa.rs
crate lib aa -L native=native -l static=v
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
archive 2
right
