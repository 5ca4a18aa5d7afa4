#!/bin/bash
# GCC has objcopy take split debug information out of an object.
# Check: tool-parts
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir bin
cp "$(command -v objcopy)" bin/
PREFIX=(env "PATH=$PWD/bin:$PATH")
uses_value '#define VALUE 1'
cached a.o a.dwo -- "$COMPILER" -g -gsplit-dwarf -c "$SOURCE" -o a.o
stand_in bin/objcopy "$(command -v objcopy)" --strip-all
right
