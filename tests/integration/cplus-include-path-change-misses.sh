#!/bin/bash
# CPLUS_INCLUDE_PATH decides for C++.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${CXX_COMPILERS[@]}"; do
  enter "$compiler"
  mkdir one two
  echo '#define VALUE 1' >one/a.h
  echo '#define VALUE 2' >two/a.h
  printf '#include <a.h>\nint f() { return VALUE; }\n' >a.cc
  for directory in one two; do
    export CPLUS_INCLUDE_PATH=$PWD/$directory
    miss_then_hit a.o -- "$compiler" -c a.cc -o a.o
  done
done
