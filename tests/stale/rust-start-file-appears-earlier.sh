#!/bin/bash
# A start file of the C library appears in a directory of LIBRARY_PATH.
# Check: link
# Compilers: rustc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
mkdir out
echo 'fn main() {}' >aa.rs
linked_crate bin aa
mkdir start
export LIBRARY_PATH=$PWD/start
cached "${LINKED[@]}" -- "${CRATE[@]}"
echo 'const char note[] __attribute__((used, retain, section("mark"))) = "another";' | gcc -c -fPIC -xc - -o mark.o
mkdir "start/$(gcc -dumpmachine)"
ld -r "$(gcc -print-file-name=Scrt1.o)" mark.o -o "start/$(gcc -dumpmachine)/Scrt1.o"
right
