#!/bin/bash
# From the root of any worktree, a debugger finds the sources of objects that are mapped, compiled there or in another.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs gdb

export ZCCACHE_PATH_REMAP=auto
for directory in one two; do
  mkdir -p $directory/.git $directory/src $directory/inc $directory/build
  echo 'static inline int of_a_header(int x) { return x + 1; }' >$directory/inc/a.h
  printf '#include "a.h"\nint of_a_source(int x) { return of_a_header(x); }\nint main(void) { return of_a_source(0); }\n' \
    >$directory/src/a.c
done
for compiler in gcc clang; do
  for directory in one two; do
    cd "$T/work/$directory/build"
    rm -f a.o
    fresh_files
    if [ $directory = one ]; then expect_miss "$compiler" -g -I"$T/work/$directory/inc" -c "$T/work/$directory/src/a.c" -o a.o
    else expect_hit "$compiler" -g -I"$T/work/$directory/inc" -c "$T/work/$directory/src/a.c" -o a.o; fi
    "$compiler" a.o -o a
    cd ..
    run gdb -nx -batch -ex 'list of_a_source' -ex 'list of_a_header' build/a
    grep -q 'return of_a_header(x)' "$T/out" && grep -q 'return x + 1' "$T/out" || fail "$compiler, $directory: $(cat "$T/out" "$T/err")"
  done
done
expect_status hits_shared 2
# addr2line, where the compilation directory is put before what is relative to it.
if command -v addr2line >/dev/null; then
  cd build
  expect_hit gcc -g -I"$T/work/two/inc" -c "$T/work/two/src/a.c" -o a.o
  gcc a.o -o a
  cd ..
  address=$(nm build/a | awk '$3 == "of_a_source" { print "0x" $1 }')
  found=$(addr2line -e build/a "$address")
  grep -q 'of_a_source' "${found%%:*}" || fail "no source at $found"
fi
