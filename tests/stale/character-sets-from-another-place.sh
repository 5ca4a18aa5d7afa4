#!/bin/bash
# GCONV_PATH: the code that converts character sets comes from a place of one's own, and changes.
# Check: refused-variables
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

modules=$(dirname "$(find /usr/lib -path '*/gconv/IBM1047.so' -print -quit)")
[ -e "$modules/IBM1047.so" ] || skip "no modules of character sets here"
mkdir sets
cp "$modules"/IBM*.so sets
is() {
  printf 'module %s// INTERNAL %s 1\nmodule INTERNAL %s// %s 1\nalias MYSET// %s//\n' "$1" "$1" "$1" "$1" "$1" \
    >sets/gconv-modules
}
is IBM1047
echo 'const char text[] = "abc[]^|";' >"$SOURCE"
PREFIX=(env "GCONV_PATH=$PWD/sets")
perhaps_cached a.o -- "$COMPILER" -fexec-charset=MYSET -c "$SOURCE" -o a.o
is IBM037
right
