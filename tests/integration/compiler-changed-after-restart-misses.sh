#!/bin/bash
# A compiler that was replaced while no daemon ran.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(readlink -f "$(command -v gcc)")
copy_compiler gcc
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- "$T/gcc/bin/gcc" -c a.c -o a.o
zcc stop >/dev/null
printf 'another build' | cat "$real" - >"$T/gcc/bin/new"
chmod +x "$T/gcc/bin/new"
mv "$T/gcc/bin/new" "$T/gcc/bin/gcc"
miss_then_hit a.o -- "$T/gcc/bin/gcc" -c a.c -o a.o
