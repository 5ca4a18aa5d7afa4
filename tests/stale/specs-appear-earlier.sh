#!/bin/bash
# Specs of that name appear in a directory of -B, where they are looked for before the working directory.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '*cc1_options:\n+ -fno-exceptions\n' >my.specs
printf 'int f(int a) { return a; }\n' >"$SOURCE"
mkdir early
cached a.o -- "$COMPILER" -Bearly/ -specs=my.specs -c "$SOURCE" -o a.o
printf '*cc1_options:\n+ -O2\n' >early/my.specs
right
