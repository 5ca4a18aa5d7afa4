#!/bin/bash
# __has_include put together by ##.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#define P(a, b) a##b\n#if P(__has_,include)("v.h")\nint value = 2;\n#else\nint value = 1;\n#endif\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
touch v.h
right
