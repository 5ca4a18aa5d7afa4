#!/bin/bash
# A macro is given a name in angles to ask for, of which a word is a macro for another macro.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p one/d
cat >which.h <<'SRC'
#ifdef NEVER
#define call call_32
#else
#define call call_64
#define call_64 __call_time_64
#endif
SRC
cat >"$SOURCE" <<'SRC'
#define HAS(x) __has_include(x)
#include "which.h"
#if HAS(<d/call.h>)
int value = 2;
#else
int value = 1;
#endif
SRC
cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/d/__call_time_64.h
right
