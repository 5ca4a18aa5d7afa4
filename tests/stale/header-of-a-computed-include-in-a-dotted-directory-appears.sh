#!/bin/bash
# A header that a macro names, found in a directory that depfiles spell otherwise than its argument.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
value_is 1 v.h
printf '#define NAME <v.h>\n#include NAME\nint value = VALUE;\n' >"$SOURCE"
cached a.o -- "$COMPILER" -Ione -I. -c "$SOURCE" -o a.o
value_is 2 one/v.h
right
