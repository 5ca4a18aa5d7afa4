#!/bin/bash
# libtool with zccache in its command or in the compiler's variable: both objects of a source, and hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs libtool
echo 'int f(void) { return 1; }' >a.c
libtool_compile() { libtool --quiet --tag=CC --mode=compile "$@" -O2 -c a.c -o a.lo; }
objects=(a.o .libs/a.o)
libtool_compile gcc
mkdir "$T/kept"
cp a.o "$T/kept/a.o"
cp .libs/a.o "$T/kept/pic.o"
for way in "$ZCCACHE gcc" "env A=b $ZCCACHE gcc"; do
  for outcome in misses hits; do
    before=$(status $outcome)
    rm -rf "${objects[@]}" a.lo
    fresh_files
    # shellcheck disable=SC2086
    libtool_compile $way
    expect_same "$T/kept/a.o" a.o
    expect_same "$T/kept/pic.o" .libs/a.o
    expect_status $outcome $((before + 2))
  done
  zcc clear >/dev/null
done
