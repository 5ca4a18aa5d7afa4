#!/bin/bash
# A member of an archive that only names its members changes.
# Check: none
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out native
member() {
  echo "int value(void) { return $1; }" >v.c
  gcc -c v.c -o native/v.o
}
member 1
(cd native && ar rcDT libv.a v.o)
echo 'unsafe extern "C" { fn value() -> i32; } pub fn a() -> i32 { unsafe { value() } }' >aa.rs
crate lib aa -L native=native -l static=v
cached_or_not out/libaa-00000000000000aa.rlib -- "${CRATE[@]}"
member 2
right
