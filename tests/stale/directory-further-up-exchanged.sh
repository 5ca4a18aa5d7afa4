#!/bin/bash
# A directory three levels above a header is renamed and another takes its name.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p lib/a/b new/a/b
value_is 1 lib/a/b/v.h
value_is 2 new/a/b/v.h
touch -d 2020-01-01 lib/a/b/v.h new/a/b/v.h
uses_value '#include <a/b/v.h>'
cached a.o -- "$COMPILER" -Ilib -c "$SOURCE" -o a.o
mv lib old
mv new lib
right
