#!/bin/bash
# A module map appears beside a header, or in the directory above: it is a module from then on, which does not see the
# macros of who includes it.
# Check: modules
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p inc/sub
printf '#ifndef X\n#define X 1\n#endif\nenum { VALUE = X };\n' >inc/sub/v.h
uses_value '#define X 2' '#include "sub/v.h"'
cached a.o -- "$COMPILER" -fmodules -fcxx-modules -fmodules-cache-path=cache -Iinc -c "$SOURCE" -o a.o
echo 'module v { header "sub/v.h" export * }' >inc/module.modulemap
right
rm inc/module.modulemap
right
echo 'module v { header "v.h" export * }' >inc/sub/module.modulemap
right
