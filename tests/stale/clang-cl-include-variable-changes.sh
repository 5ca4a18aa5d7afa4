#!/bin/bash
# INCLUDE names other directories.
# Check: environment
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
export INCLUDE=$PWD/one
cached a.obj -- "$COMPILER" /Brepro /c "$SOURCE"
export INCLUDE=$PWD/two
right
