#!/bin/bash
# `zccache env VAR=x gcc` runs what it says, uncached; `env VAR=x zccache gcc` is cached.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
echo '#define VALUE 1' >one/v.h
printf '#include <v.h>\nint f(void) { return VALUE; }\n' >a.c
passed_through unknown_tool a.o -- env CPATH=one gcc -c a.c -o a.o
passed_through unknown_tool a.o -- nice -n 1 env CPATH=one gcc -c a.c -o a.o
passed_through unknown_tool a.o -- env -u CPATH -i gcc -Ione -c a.c -o a.o
compile_bare a.o -- env CPATH=one gcc -c a.c -o a.o
for outcome in misses hits; do
  before=$(status $outcome)
  rm -f a.o
  run env CPATH=one "$ZCCACHE" gcc -c a.c -o a.o
  expect_as_bare
  expect_status $outcome $((before + 1))
done
