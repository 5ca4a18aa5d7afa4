#!/bin/bash
# A macro of another crate asks for an archive, which becomes part of the library and is replaced.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out native
archive() {
  echo "int value(void) { return $1; }" >v.c
  gcc -c v.c -o v.o
  rm -f native/libv.a
  ar rcD native/libv.a v.o
}
archive 1
cat >bb.rs <<'END'
#[macro_export]
macro_rules! library {
    () => { #[link(name = "v", kind = "static")] unsafe extern "C" { pub fn value() -> i32; } };
}
END
echo 'bb::library!(); pub fn a() -> i32 { unsafe { value() } }' >aa.rs
crate lib bb
"${CRATE[@]}" 2>/dev/null
crate lib aa -L dependency=out -L native=native --extern bb=out/libbb-00000000000000bb.rlib
cached out/libaa-00000000000000aa.rlib -- "${CRATE[@]}"
archive 2
right
