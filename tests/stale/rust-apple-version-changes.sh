#!/bin/bash
# Code for Apple's systems says for which version it is, by a variable.
# Check: environment
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
#[no_mangle] pub extern "C" fn f(a: i32) -> i32 { a }
END
mkdir out
crate lib aa --target aarch64-apple-darwin
CRATE=("${CRATE[@]/--emit=dep-info,metadata,link/--emit=dep-info,obj}")
export RUSTC_BOOTSTRAP=1 MACOSX_DEPLOYMENT_TARGET=11.0
"${CRATE[@]}" 2>/dev/null || skip "no such target here"
cached out/aa-00000000000000aa.o -- "${CRATE[@]}"
export MACOSX_DEPLOYMENT_TARGET=14.0
right
