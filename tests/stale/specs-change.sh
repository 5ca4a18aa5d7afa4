#!/bin/bash
# The file of -specs= changes; then another of its name appears where it is looked for earlier.
# Check: tool-parts
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '*cc1_options:\n+ -fno-exceptions\n' >my.specs
printf 'int f(int a) { return a; }\n' >"$SOURCE"
mkdir early
cached a.o -- "$COMPILER" -Bearly -specs=my.specs -c "$SOURCE" -o a.o
printf '*cc1_options:\n+ -O2\n' >my.specs
right
