#!/bin/bash
# A macro asks for a name in angles, of which a word is a macro.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
echo '#define WHICH v' >which.h
cat >"$SOURCE" <<'SRC'
#define HAS_IT __has_include(<WHICH.h>)
#include "which.h"
#if HAS_IT
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/v.h
right
