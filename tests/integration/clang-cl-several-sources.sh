#!/bin/bash
# Of several sources in one command of clang-cl each is looked up and stored by itself. After one that has errors
# none is compiled, as clang-cl has it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# What the cache did since the last call: hits, misses and errors.
did() {
  expect_status hits $((HITS += $1))
  expect_status misses $((MISSES += $2))
  expect_status errors $((ERRORS += $3))
}
HITS=0 MISSES=0 ERRORS=0

# as_bare HITS MISSES ERRORS OUTPUT... -- COMMAND...
as_bare() {
  local counts=("${@:1:3}")
  shift 3
  compile_bare "$@"
  while [ "$1" != -- ]; do shift; done
  shift
  run zcc "$@"
  expect_as_bare
  did "${counts[@]}"
}

needs_one=no
zcc start >/dev/null
for compiler in clang-cl-14 clang-cl-19; do
  command -v "$compiler" >/dev/null || continue
  needs_one=yes
  enter "$compiler"
  mkdir sub out
  echo '#define ONE 1' >one.h
  printf '#include "one.h"\nint a() { int unused; return ONE; }\n' >a.cc
  printf '#include "one.h"\nint b() { int useless; return ONE; }\n' >sub/b.cc
  echo 'int c(void) { return 3; }' >c.c
  cl=("$compiler" /Brepro /nologo -W3 /I.)
  as_bare 0 3 0 a.obj b.obj c.obj -- "${cl[@]}" /c a.cc sub/b.cc c.c
  as_bare 3 0 0 a.obj b.obj c.obj -- "${cl[@]}" /c a.cc sub/b.cc c.c
  as_bare 1 0 0 b.obj -- "${cl[@]}" /c sub/b.cc
  as_bare 0 2 0 out/a.obj out/b.obj -- "${cl[@]}" /c a.cc /Foout/ sub/b.cc
  as_bare 2 0 0 out/a.obj out/b.obj -- "${cl[@]}" /c a.cc /Foout/ sub/b.cc
  # Notes and debug information, which tells the command.
  for option in /showIncludes /Z7; do
    as_bare 0 2 0 a.obj b.obj -- "${cl[@]}" "$option" /c a.cc sub/b.cc
    as_bare 2 0 0 a.obj b.obj -- "${cl[@]}" "$option" /c a.cc sub/b.cc
  done
  export CL=/DFROM_VARIABLE
  as_bare 0 2 0 a.obj c.obj -- "${cl[@]}" /c a.cc c.c
  as_bare 2 0 0 a.obj c.obj -- "${cl[@]}" /c a.cc c.c
  unset CL

  # One that has errors.
  echo 'int b() { return undeclared; }' >sub/b.cc
  as_bare 1 0 1 a.obj b.obj c.obj -- "${cl[@]}" /c a.cc sub/b.cc c.c
  as_bare 0 0 1 a.obj b.obj c.obj -- "${cl[@]}" /c sub/b.cc a.cc c.c
  as_bare 1 0 1 a.obj b.obj -- "${cl[@]}" /c a.cc sub/b.cc

  # What is about all of them, or none knows which.
  passed_through several_sources a.obj c.obj -- "${cl[@]}" /c a.cc /Tcc.c
  passed_through several_sources a.obj -- "${cl[@]}" /c a.cc a.cc /Yc"one.h"
  did 0 0 0
done
[ $needs_one = yes ] || skip "clang-cl is not installed"
