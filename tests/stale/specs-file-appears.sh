#!/bin/bash
# A specs file appears in GCC's library directory.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

relocated_gcc
uses_value '#ifndef VALUE' '#define VALUE 1' '#endif'
cached a.o -- "$T/gcc/bin/$COMPILER" -c "$SOURCE" -o a.o
printf '*cpp_options:\n+ -DVALUE=2\n\n' >"$LIBRARY/made"
{ "$T/gcc/bin/$COMPILER" -dumpspecs | sed '/^\*cc1_options:/{n;s/^/-DVALUE=2 /}'; } >"$LIBRARY/made"
mv "$LIBRARY/made" "$LIBRARY/specs"
right
