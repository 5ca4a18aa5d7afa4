#!/bin/bash
# An option's value that is the next argument.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#ifdef X\nint a;\n#endif\nint b;\n' >"$SOURCE"
cached a.o -- "$COMPILER" -D X -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -D Y -c "$SOURCE" -o a.o
right
