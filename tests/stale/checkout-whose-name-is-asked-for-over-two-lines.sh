#!/bin/bash
# Blanks may stand between the backslash and the end of the line that it joins to the next.
# Check: shared-text
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/.git another/.git
printf 'int value = sizeof __FI\\ \nLE__;\n' | tee "one/$SOURCE" >"another/$SOURCE"
cd one
cached a.o -- "$COMPILER" -w -c "$PWD/$SOURCE" -o a.o
cd ../another
compiles a.o -- "$COMPILER" -w -c "$PWD/$SOURCE" -o a.o
right
