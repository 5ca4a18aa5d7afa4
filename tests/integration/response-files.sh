#!/bin/bash
# Options and sources come from response files, also nested ones, with each compiler's quoting; an edit of
# one misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int f(void) { return VALUE; }' >"$source"
  printf -- '-O2 "-DTEXT=two words" @inner.rsp\n' >outer.rsp
  echo "-DVALUE=1 $source" >inner.rsp
  miss_then_hit a.o -- "$compiler" -c @outer.rsp -o a.o
  echo "-DVALUE=2 $source" >inner.rsp
  miss_then_hit a.o -- "$compiler" -c @outer.rsp -o a.o
  printf -- '-O0 @inner.rsp\n' >outer.rsp
  miss_then_hit a.o -- "$compiler" -c @outer.rsp -o a.o
done

# In a nested one a name is relative to the working directory, to both families.
for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler.nested"
  echo 'int f(void) { return VALUE; }' >a.c
  mkdir sub
  echo @inner >sub/outer
  echo -DVALUE=1 >sub/inner
  echo -DVALUE=2 >inner
  miss_then_hit a.o -- "$compiler" -c a.c @sub/outer -o a.o
  echo -DVALUE=3 >sub/inner
  expect_hit "$compiler" -c a.c @sub/outer -o a.o
done

# What they read differently.
for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler.odd"
  echo 'const char* f(void) { return TEXT; }' >a.c
  printf -- "'-DTEXT=\"a\\\\\\\\\\\\\\\\b\"' -DA\\f-DB @in\\\\ner\n" >args
  printf -- '-DC\n' >inner
  miss_then_hit a.o -- "$compiler" -c a.c @args -o a.o
done
if command -v clang >/dev/null; then
  enter windows
  echo 'const char* f(void) { return TEXT; }' >a.c
  printf -- '"-DTEXT=\\"a\\\\\\\\b\\"" -I.\\a\\b' >args
  miss_then_hit a.o -- clang --rsp-quoting=windows -c a.c @args -o a.o
fi
# Written just before the compile, as build tools do it.
enter just-written
echo 'int just_written(void) { return VALUE; }' >a.c
fresh_files
for value in 1 2 3 4 5; do
  echo "-DVALUE=$value" >args
  expect_miss gcc -c a.c @args -o a.o
  expect_hit gcc -c a.c @args -o a.o
done
