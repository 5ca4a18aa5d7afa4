#!/bin/bash
# What counts the letters of __FILE__ does not hold it.
# Check: shared-text
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one another
echo 'int value = sizeof __FILE__;' | tee "one/$SOURCE" >"another/$SOURCE"
cd one
cached a.o -- "$COMPILER" -c "$PWD/$SOURCE" -o a.o
cd ../another
compiles a.o -- "$COMPILER" -c "$PWD/$SOURCE" -o a.o
right
