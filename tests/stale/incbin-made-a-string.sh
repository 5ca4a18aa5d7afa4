#!/bin/bash
# The directive is put together of tokens, and made a string.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#define T(x) T2(x)\n#define T2(x) #x\n#define J(a, b) a##b\nasm("." T(J(inc, bin)) " \\"data.bin\\"");\n' >"$SOURCE"
echo 1 >data.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
echo 2 >data.bin
right
