#!/bin/bash
# With -no-canonical-prefixes the names of the compiler's own headers follow what it is called by.
# Compilers: clang clang-19
# Check: arguments
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

copy_compiler "$COMPILER"
cd "$T/$COMPILER"
printf '#include <stddef.h>\nsize_t v;\n' >"$SOURCE"
cached a.o a.d -- "$PWD/bin/$COMPILER" -no-canonical-prefixes -MD -c "$SOURCE" -o a.o
compiles a.o a.d -- "bin/$COMPILER" -no-canonical-prefixes -MD -c "$SOURCE" -o a.o
right
