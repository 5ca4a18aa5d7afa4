#!/bin/bash
# An argument makes another word for a macro that asks with __has_include.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#define HAS(x) __has_include(x)\n#if ASK(<v.h>)\nint v = 1;\n#else\nint v = 2;\n#endif\n' >"$SOURCE"
mkdir inc
perhaps_cached a.o -- "$COMPILER" -DASK=HAS -Iinc -c "$SOURCE" -o a.o
: >inc/v.h
right
