#!/bin/bash
# A response file that another names is edited, and keeps its size and time.
# Check: response-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
mkdir sub
echo @sub/inner >outer
echo -DVALUE=1 >sub/inner
touch -d 2020-01-01 sub/inner
cached a.o -- "$COMPILER" @outer -c "$SOURCE" -o a.o
write() { echo -DVALUE=2 >sub/inner; }
as_old sub/inner write
right
