#!/bin/bash
# A prefix map of the directory above: the name of the checkout is left, without its root.
# Check: shared-text,shared-paths
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
echo 'const char* f = __FILE__;' | tee "one/$SOURCE" >"two/$SOURCE"
cd one
cached a.o -- "$COMPILER" -ffile-prefix-map="$T/work=x" -c "$PWD/$SOURCE" -o a.o
cd ../two
compiles a.o -- "$COMPILER" -ffile-prefix-map="$T/work=x" -c "$PWD/$SOURCE" -o a.o
right
