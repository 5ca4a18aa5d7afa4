#!/bin/bash
# An inline function of an imported module has the assembler read a file, as the unit is assembled; no text of the
# unit says so.
# Check: modules
# Compilers: g++ clang++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

for made in precompiled command; do
  printf AAAA >data.bin
  printf 'inline void f() { asm(".pushsection .rodata\\n.incbin \\"data.bin\\"\\n.popsection"); }\n' >h.h
  printf 'module;\n#include "h.h"\nexport module m;\nexport inline void k() { f(); }\n' >m.cc
  printf 'import m;\nvoid g() { k(); }\n' >a.cc
  if is_clang; then
    "$made" "$COMPILER" -std=c++20 -x c++-module --precompile m.cc -o m.pcm
    perhaps_cached a.o -- "$COMPILER" -std=c++20 -fmodule-file=m.pcm -c a.cc
  else
    "$made" "$COMPILER" -std=c++20 -fmodules-ts -c m.cc
    perhaps_cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -c a.cc
  fi
  printf BBBB >data.bin
  right
done
