#!/bin/bash
# A macro that hands its argument to __has_include.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
echo '#define HAS(x) __has_include(x)' >has.h
printf '#include "has.h"\n#if defined(HAS) && HAS(<v.h>)\nint value = 2;\n#else\nint value = 1;\n#endif\n' >"$SOURCE"
cached a.o -- "$COMPILER" -Ione -c "$SOURCE" -o a.o
touch one/v.h
right
