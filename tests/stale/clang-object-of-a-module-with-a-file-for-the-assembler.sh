#!/bin/bash
# The object that is made of a CMI, whose text has the assembler read a file.
# Check: modules
# Compilers: clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf AAAA >data.bin
printf 'export module m;\nint f() { asm(".pushsection .rodata\\n.incbin \\"data.bin\\"\\n.popsection"); return 1; }\n' >m.cc
precompiled "$COMPILER" -std=c++20 -x c++-module --precompile m.cc -o m.pcm
perhaps_cached m.o -- "$COMPILER" -std=c++20 -c m.pcm -o m.o
printf BBBB >data.bin
right
