#!/bin/bash
# A precompiled header of GCC's is copied to another tree, or comes from the cache there: GCC names the headers in it
# relative to where it works, so it is the other tree's whose lines it quotes.
# Check: precompiled
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

language=$(is_cxx "$COMPILER" && echo c++-header || echo c-header)
mkdir -p one/.git
printf '#define SET(x) ((x) = 1 << 40)\n' >one/g.h
echo '#include "g.h"' >one/h.h
printf '#include "h.h"\nint f(void) { int a; SET(a); return a; }\n' >"one/$SOURCE"
for tree in copied compiled; do cp -r one $tree; done
cd one
precompiled "$COMPILER" -x "$language" h.h -o h.h.gch
cp h.h.gch ../copied
for tree in copied compiled; do
  cd ../$tree
  [ -e h.h.gch ] || precompiled "$COMPILER" -x "$language" h.h -o h.h.gch
  cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
  printf '#define SET(x) ((x) = 1 << 40) /* edited */\n' >g.h
  right
done
