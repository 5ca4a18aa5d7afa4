#!/bin/bash
# A header that a macro names, and a text too, by another name.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one sub
value_is 1 sub/v.h
printf '#include "sub/v.h"\n#undef VALUE\n#define NAME <v.h>\n#include NAME\nint value = VALUE;\n' >"$SOURCE"
cached a.o -- "$COMPILER" -Ione -Isub -c "$SOURCE" -o a.o
value_is 2 one/v.h
right
