#!/bin/bash
# A header is edited that was found beside the text that includes its includer, by a name with a backslash. Nothing
# tells of it.
# Check: includers
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p outer/inner outer/sub
value_is 1 outer/sub/v.h
echo '#include "sub\v.h"' >outer/inner/b.h
echo '#include "inner/b.h"' >outer/a.h
uses_value '#include "outer/a.h"'
cached a.obj -- "$COMPILER" /Brepro /Z7 /c "$SOURCE"
value_is 2 outer/sub/v.h
right
