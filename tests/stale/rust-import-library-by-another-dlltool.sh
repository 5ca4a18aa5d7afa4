#!/bin/bash
# A program of binutils that rustc runs for libraries of Windows is replaced.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
cat >aa.rs <<'END'
#![feature(no_core, lang_items)]
#![no_core]
#[lang = "pointee_sized"] pub trait PointeeSized {}
#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {}
#[lang = "sized"] pub trait Sized: MetaSized {}
#[lang = "copy"] pub trait Copy {}
impl Copy for i32 {}
#[link(name = "v", kind = "raw-dylib")] extern "C" { fn value(a: i32) -> i32; }
#[no_mangle] pub extern "C" fn f(a: i32) -> i32 { unsafe { value(a) } }
END
mkdir out bin
PATH=$PWD/bin:$PATH
tool() {
  printf '#!/bin/sh\nwhile [ "$1" != -l ]; do shift; done\necho %s >v.o\nar rcD "$2" v.o\n' "$1" >bin/x86_64-w64-mingw32-dlltool
  chmod +x bin/x86_64-w64-mingw32-dlltool
}
tool 1
export RUSTC_BOOTSTRAP=1
crate lib aa --target x86_64-pc-windows-gnu
"${CRATE[@]}" 2>/dev/null || skip "no such target here"
perhaps_cached out/libaa-00000000000000aa.rlib -- "${CRATE[@]}"
tool 2
right
