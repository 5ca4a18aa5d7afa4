#!/bin/bash
# The specs file in GCC's library directory changes.
# Check: tool-parts
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

relocated_gcc
specs() { "$T/gcc/bin/$COMPILER" -dumpspecs | sed "/^\*cc1_options:/{n;s/^/-DVALUE=$1 /}" >"$T/specs"; }
specs 1
cp "$T/specs" "$LIBRARY/specs"
uses_value ''
cached a.o -- "$T/gcc/bin/$COMPILER" -c "$SOURCE" -o a.o
sed -i 's/-DVALUE=1/-DVALUE=2/' "$LIBRARY/specs"
right
