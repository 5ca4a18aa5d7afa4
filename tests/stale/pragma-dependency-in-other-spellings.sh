#!/bin/bash
# The pragma that warns when a file is newer than the source, with more than a blank between its words.
# Check: hidden-files
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

touch -d 2020-01-01 one two three
cat >"$SOURCE" <<'SRC'
#define P(x) _Pragma(#x)
#define Q(x) P(x)
#define D dependency
#pragma GCC/**/dependency "one"
#pragma GCC \
  dependency "two"
Q(GCC D "three")
SRC
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
for file in one two three; do
  touch -d 2100-01-01 $file
  right
done
