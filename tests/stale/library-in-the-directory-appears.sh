#!/bin/bash
# A library of the compiler's appears in the working directory, where an empty element of LD_LIBRARY_PATH
# leads.
# Check: tool-search
# Compilers: gcc clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
value_is 1 one/v.h
value_is 2 two/v.h
uses_value '#include <v.h>'
preload_cpath two.so two
program=$("$COMPILER" -print-prog-name=cc1)
is_clang && program=$(command -v "$COMPILER")
libm=$(ldd "$program" | sed -n 's/.* => \(.*libm\.so[^ ]*\) .*/\1/p')
PREFIX=(env CPATH=one LD_LIBRARY_PATH=/nowhere:)
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
gcc -shared -fPIC -o made.so "$T/preload.c" "$libm" -Wl,-soname,"${libm##*/}"
mv made.so "${libm##*/}"
right
