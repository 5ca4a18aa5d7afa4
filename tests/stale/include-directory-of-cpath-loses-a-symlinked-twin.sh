#!/bin/bash
# A directory of CPATH is one of -I by another name and passed over, of which clang tells the other
# name alone; then the symlink points elsewhere.
# Check: directories,absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc other
value_is 1 value.h
value_is 2 other/v.h
ln -s inc twin
export CPATH=missing:twin
cat >"$SOURCE" <<'C'
#if __has_include(<v.h>)
#include <v.h>
#else
#include "value.h"
#endif
int value = VALUE;
C
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
ln -sfn other twin
right
