#!/bin/bash
# A specs file in a relative directory of LIBRARY_PATH changes, and one that LPATH leads to.
# Check: tool-parts
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

specs() { "$COMPILER" -dumpspecs | sed "/^\*cc1_options:/{n;s/^/-DVALUE=$1 /}" >lib/specs; }
mkdir lib
specs 1
uses_value ''
PREFIX=(env LIBRARY_PATH=lib)
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
specs 2
right
PREFIX=(env "LPATH=$PWD/lib")
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
specs 3
right
