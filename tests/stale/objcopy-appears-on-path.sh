#!/bin/bash
# GCC takes the first objcopy on PATH.
# Check: tool-search
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir bin
PREFIX=(env "PATH=$PWD/bin:$PATH")
uses_value '#define VALUE 1'
cached a.o a.dwo -- "$COMPILER" -g -gsplit-dwarf -c "$SOURCE" -o a.o
stand_in bin/objcopy "$(command -v objcopy)" --strip-all
right
