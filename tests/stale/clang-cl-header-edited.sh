#!/bin/bash
# A header that clang-cl reads is edited.
# Check: inputs
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/v.h
uses_value '#include "v.h"'
cached a.obj -- "$COMPILER" /Brepro /Iinc /c "$SOURCE"
value_is 2 inc/v.h
right
