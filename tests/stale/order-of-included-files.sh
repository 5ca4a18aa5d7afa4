#!/bin/bash
# Which of two -include comes first.
# Check: arguments
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#undef VALUE\n#define VALUE 1\n' >one.h; printf '#undef VALUE\n#define VALUE 2\n' >two.h; uses_value ''
cached a.o -- "$COMPILER" -include one.h -include two.h -c "$SOURCE" -o a.o
compiles a.o -- "$COMPILER" -include two.h -include one.h -c "$SOURCE" -o a.o
right
