#!/bin/bash
# A header appears that __has_include found absent.
# Check: absences
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
cat >"$SOURCE" <<'SRC'
#if __has_include(<v.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
touch inc/v.h
right
