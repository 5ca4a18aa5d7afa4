#!/bin/bash
# As Microsoft's compiler does, clang-cl looks beside the text that includes the text that includes a name in
# quotes, before it looks in directories of the search path.
# Check: includers
# Compilers: clang-cl-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p outer/inner inc
value_is 1 inc/v.h
echo '#include "v.h"' >outer/inner/b.h
echo '#include "inner/b.h"' >outer/a.h
uses_value '#include "outer/a.h"'
cached a.obj -- "$COMPILER" /Brepro /Iinc /c "$SOURCE"
value_is 2 outer/v.h
right
