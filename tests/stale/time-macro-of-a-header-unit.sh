#!/bin/bash
# A macro of an imported header stands for the time; also where the header is included, and its CMI imported.
# Check: modules
# Compilers: g++ clang++-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

fake_clock
echo '#define NOW __TIME__' >h.h
FLAGS=(-std=c++20)
if is_clang; then
  "$COMPILER" -std=c++20 -fmodule-header=user -x c++-header h.h -o h.pcm
  FLAGS+=(-fmodule-file=h.pcm)
else
  FLAGS+=(-fmodules-ts)
  precompiled "$COMPILER" "${FLAGS[@]}" -x c++-header -c h.h
fi
for how in import '#include'; do
  printf '%s "h.h"%s\nextern const char* const t = NOW;\n' "$how" "$([ "$how" != import ] || echo ';')" >a.cc
  perhaps_cached a.o -- "$COMPILER" "${FLAGS[@]}" -c a.cc
  set_clock $(($(cat "$T/clock") + 100))
  right
done
