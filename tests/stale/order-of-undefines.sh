#!/bin/bash
# Whether a macro is undefined before or after it is defined.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#ifdef X\nint a;\n#endif\n' >"$SOURCE"
cached a.o -- "$COMPILER" -DX -UX -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -UX -DX -c "$SOURCE" -o a.o
right
