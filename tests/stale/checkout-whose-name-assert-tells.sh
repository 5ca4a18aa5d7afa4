#!/bin/bash
# assert() tells the name of the source.
# Check: shared-text
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
printf '#include <assert.h>\nvoid f(int x) { assert(x); }\n' | tee "one/$SOURCE" >"two/$SOURCE"
cd one
cached a.o -- "$COMPILER" -c "$PWD/$SOURCE" -o a.o
cd ../two
compiles a.o -- "$COMPILER" -c "$PWD/$SOURCE" -o a.o
right
