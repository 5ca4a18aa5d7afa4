#!/bin/bash
# emcc and em++: what a compile makes comes back as they make it, and Python is not started for it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
needs strace
mkdir inc
echo '#define V 1' >inc/v.h
printf '#include <stdio.h>\n#include "v.h"\nint f(void) { int unused; puts("x"); return V; }\n' >a.c

miss_then_hit out.o a.d -- emcc -I inc -MD -MF a.d -O2 -g -c a.c -o out.o
miss_then_hit a.o a.d -- em++ -Iinc -MMD -Wall -c a.c
grep -q unused "$T/err" || fail "no warning: $(cat "$T/err")"
miss_then_hit a.s -- emcc -Iinc -S a.c

strace -f -e trace=execve -o trace "$ZCCACHE" emcc -Iinc -S a.c
[ "$(grep -c execve trace)" = 1 ] || fail "more than the launcher ran: $(cat trace)"

echo '#define V 2' >inc/v.h
miss_then_hit a.s -- emcc -Iinc -S a.c

# When a compile fails emcc prints the command it ran, and that is to be the user's.
echo 'int f(void) { return none; }' >a.c
compile_bare a.o -- emcc -c a.c
run zcc emcc -c a.c
expect_as_bare
expect_status bypassed.rerun 1
