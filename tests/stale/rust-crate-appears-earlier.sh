#!/bin/bash
# Of a crate that is used by one that is used, another library appears in a directory searched before.
# Check: libraries
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
mkdir first
echo '#[inline] pub fn c() -> u32 { 1 }' >cc.rs
echo '#[inline] pub fn b() -> u32 { cc::c() }' >bb.rs
echo 'pub fn a() -> u32 { bb::b() }' >aa.rs
suffix=-0123456789abcdef
compile() { rustc --crate-name "$1" --edition=2021 "$1.rs" --crate-type lib --emit=dep-info,metadata,link -C "metadata=$1" -C extra-filename=$suffix --out-dir out "${@:2}"; }
compile cc
compile bb -L dependency=out --extern cc=out/libcc$suffix.rmeta
crate lib aa -L dependency=first -L dependency=out --extern bb=out/libbb$suffix.rmeta
cached out/libaa-00000000000000aa.rlib out/libaa-00000000000000aa.rmeta out/aa-00000000000000aa.d -- "${CRATE[@]}"
echo '#[inline] pub fn c() -> u32 { 2 }' >cc.rs
rustc --crate-name cc --edition=2021 cc.rs --crate-type lib --emit=metadata -C metadata=cc -C extra-filename=$suffix --out-dir first
rm out/libcc$suffix.r*
right
