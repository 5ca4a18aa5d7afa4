#!/bin/bash
# Settings, options of emcc's own, response files and EMCC_CFLAGS are part of what is compiled.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
printf 'int threads =\n#ifdef __EMSCRIPTEN_PTHREADS__\n1;\n#else\n0;\n#endif\nconst char* text = TEXT;\n' >a.c
t='-DTEXT="a b"'

miss_then_hit a.o -- emcc "$t" -s USE_PTHREADS -sSUPPORT_LONGJMP=0 -c a.c
# Of these emcc says that they are about the link.
miss_then_hit a.o -- emcc "$t" -sALLOW_MEMORY_GROWTH --closure 1 -lx -c a.c
grep -q ALLOW_MEMORY_GROWTH "$T/err" || fail "not a word: $(cat "$T/err")"
printf '%s\n' "-DTEXT='\"a \\b\"'" '"a.c"' >args
miss_then_hit a.o -- emcc -c @args
export EMCC_CFLAGS="'$t' -O2"
miss_then_hit a.o -- emcc -c a.c
