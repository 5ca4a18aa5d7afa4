#!/bin/bash
# A function of another crate that is compiled here has the assembler read a file, which changes.
# Check: hidden-files
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
printf AAAA >data.bin
cat >bb.rs <<'END'
pub fn blob<T>(_: T) {
    unsafe { ::core::arch::asm!(".pushsection .rodata", ".incbin \"data.bin\"", ".popsection") }
}
END
echo 'pub fn f() { bb::blob(3u8) }' >aa.rs
crate lib bb
"${CRATE[@]}" 2>/dev/null
crate lib aa -L dependency=out --extern bb=out/libbb-00000000000000bb.rlib
perhaps_cached out/libaa-00000000000000aa.rlib -- "${CRATE[@]}"
printf BBBB >data.bin
right
