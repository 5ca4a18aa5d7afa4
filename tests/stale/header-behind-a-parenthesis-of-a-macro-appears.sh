#!/bin/bash
# __has_include whose parenthesis a macro makes.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
printf '#define OPEN (\n#if __has_include OPEN "v.h" )\nint v = 1;\n#else\nint v = 2;\n#endif\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
touch inc/v.h
right
