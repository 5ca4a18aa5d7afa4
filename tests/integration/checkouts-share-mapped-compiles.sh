#!/bin/bash
# ZCCACHE_PATH_REMAP=auto: a compile by absolute paths, with debug information and messages, is a hit in another
# worktree; the object is that of the compiler with the map, messages and depfile name this worktree's files.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs git

export ZCCACHE_PATH_REMAP=auto
git init -q main
mkdir -p main/inc main/src main/sys
echo "static const char *system_header = __FILE__;" >main/sys/s.h
echo 'static inline int g(void) { int unused; return 1; }' >main/inc/a.h
printf '#include <stddef.h>\n#include <s.h>\n#include "a.h"\nconst char *name = __FILE__;\nint f(void) { return g() + *system_header; }\n' |
  tee main/src/a.c >main/src/a.cc
git -C main add .
git -C main -c user.name=x -c user.email=x@y commit -qm files
git -C main worktree add -q ../worktree-with-a-longer-name
MAPS=()

# maps COMPILER ROOT: what the compiler gets from us.
maps() {
  MAPS=("-ffile-prefix-map=$2=..")
  if [[ $1 == *clang* ]]; then MAPS+=(-fdebug-compilation-dir=./build); else
    MAPS+=("-ffile-prefix-map=$2/build=./build" "-ffile-prefix-map=$2/build/=./"); fi
}

# compiles OUTCOME COMPILER ROOT
compiles() {
  local source
  source=$(source_for "$2" a)
  mkdir -p "$3/build"
  cd "$3/build"
  maps "$2" "$3"
  compile_bare a.o a.d -- "$2" "${MAPS[@]}" -g -Wall -I"$3/inc" -isystem "$3/sys" -MD -MT "$3/build/x" -c "$3/src/$source" -o a.o
  expect "$1" "$2" -g -Wall -I"$3/inc" -isystem "$3/sys" -MD -MT "$3/build/x" -c "$3/src/$source" -o a.o
  expect_as_bare
  ! grep -qF "$3" a.o || fail "the object names its root"
  rm -f a.o a.d
  expect_hit "$2" -g -Wall -I"$3/inc" -isystem "$3/sys" -MD -MT "$3/build/x" -c "$3/src/$source" -o a.o
  expect_as_bare
}

for compiler in gcc g++ clang clang++; do
  compiles misses "$compiler" "$T/work/main"
  compiles hits "$compiler" "$T/work/worktree-with-a-longer-name"
done
expect_status hits_shared 4
# At the root itself.
cd "$T/work/main"
compile_bare a.o -- gcc "-ffile-prefix-map=$PWD=." -g -Iinc -isystem "$PWD/sys" -c src/a.c -o a.o
expect_miss gcc -g -Iinc -isystem "$PWD/sys" -c src/a.c -o a.o
expect_as_bare
cd "$T/work/worktree-with-a-longer-name"
expect_hit gcc -g -Iinc -isystem "$PWD/sys" -c src/a.c -o a.o
cmp a.o "$T/bare/output.0"
# Without the variable it is another compile.
unset ZCCACHE_PATH_REMAP
compile_bare a.o -- gcc -g -Iinc -isystem "$PWD/sys" -c src/a.c -o a.o
expect_miss gcc -g -Iinc -isystem "$PWD/sys" -c src/a.c -o a.o
expect_as_bare
