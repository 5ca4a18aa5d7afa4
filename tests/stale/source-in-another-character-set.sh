#!/bin/bash
# A source in UTF-16, of which no include name can be read off, and a header that the depfile leaves out.
# Check: refused-options
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

utf16() { iconv -f UTF-8 -t UTF-16 "$1" >"$1.new" && mv "$1.new" "$1"; }
mkdir sys
value_is 1 sys/v.h
uses_value '#include <v.h>'
utf16 sys/v.h
utf16 "$SOURCE"
perhaps_cached a.o a.d -- "$COMPILER" -nostdinc -finput-charset=UTF-16 -MMD -isystem sys -c "$SOURCE" -o a.o
value_is 2 sys/v.h
utf16 sys/v.h
right
