#!/bin/bash
# CL and _CL_ hold other arguments.
# Check: environment
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
export CL=/DVALUE#1
cached a.obj -- "$COMPILER" /Brepro /c "$SOURCE"
export CL=/DVALUE#2
right
