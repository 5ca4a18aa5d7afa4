#!/bin/bash
# Specs that have the compiler read more: that changes, and the specs do not.
# Check: refused-tools
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '%%include <other.specs>\n' >my.specs
printf '*cc1_options:\n+ -fno-exceptions\n' >other.specs
printf 'int f(int a) { return a; }\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -specs=my.specs -c "$SOURCE" -o a.o
printf '*cc1_options:\n+ -O2\n' >other.specs
right
