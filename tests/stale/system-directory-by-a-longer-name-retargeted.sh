#!/bin/bash
# GCC names a system header by a shorter path than the one it was found by: without the symlink.
# Check: inputs
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p s/a/v1 s/a/v2
value_is 1 s/a/v1/v.h
value_is 2 s/a/v2/v.h
ln -s a/v1 s/current-version-of-it
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -isystem "$PWD/s/current-version-of-it" -c "$SOURCE" -o a.o
ln -sfn a/v2 s/current-version-of-it
right
