#!/bin/bash
# A source has the assembler read a file, by a macro that it calls by another name; the file changes.
# Check: hidden-files
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
printf AAAA >data.bin
echo 'use core::arch::global_asm as blob; blob!(".pushsection .rodata", concat!(".inc", "bin \"data.bin\""), ".popsection");' >aa.rs
crate lib aa
perhaps_cached out/libaa-00000000000000aa.rlib -- "${CRATE[@]}"
printf BBBB >data.bin
right
