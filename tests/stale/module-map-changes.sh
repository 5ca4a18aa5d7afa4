#!/bin/bash
# A module map: what was a module's header is included as a text.
# Check: inputs,header-times
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
printf '#ifndef X\n#define X 1\n#endif\nenum { VALUE = X };\n' >inc/v.h
uses_value '#define X 2' '#include <v.h>'
echo 'module v { header "inc/v.h" export * }' >map
cached a.o -- "$COMPILER" -fmodules -fmodules-cache-path=cache -fmodule-map-file=map -Iinc -c "$SOURCE" -o a.o
echo 'module v { textual header "inc/v.h" }' >map
right
