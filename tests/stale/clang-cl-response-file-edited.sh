#!/bin/bash
# A response file of clang-cl is edited.
# Check: response-files
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
echo '"/DVALUE=1"' >args
cached a.obj -- "$COMPILER" /Brepro @args /c "$SOURCE"
echo '"/DVALUE=2"' >args
right
