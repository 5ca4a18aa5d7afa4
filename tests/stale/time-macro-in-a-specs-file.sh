#!/bin/bash
# __TIME__ in a specs file.
# Check: refused-tools
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

relocated_gcc
"$T/gcc/bin/$COMPILER" -dumpspecs | sed '/^\*cc1_options:/{n;s/^/-DNOW=__TIME__ /}' >"$T/specs"
cp "$T/specs" "$LIBRARY/specs"
fake_clock
echo 'const char* t = NOW;' >"$SOURCE"
perhaps_cached a.o -- "$T/gcc/bin/$COMPILER" -c "$SOURCE" -o a.o
set_clock 1600000000
right
