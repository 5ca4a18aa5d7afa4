#!/bin/bash
# What the texts of common headers say of includes, in comments and macros, keeps no unit uncached.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#include <limits.h>\n#include <stdio.h>\nint v = INT_MAX;\n' >a.c
printf '#include <memory>\n#include <climits>\n#include <string>\n#include <iostream>\n' >a.cc
[ ! -e /usr/include/fmt/core.h ] || echo '#include <fmt/core.h>' >>a.cc
fresh_files
for compiler in "${C_COMPILERS[@]}"; do
  for option in -MD -MMD; do
    expect_miss "$compiler" "$option" -c a.c -o "$compiler$option.o"
    expect_hit "$compiler" "$option" -c a.c -o "$compiler$option.o"
  done
done
for option in -MD -MMD; do
  expect_miss g++ "$option" -c a.cc -o "g++$option.o"
  expect_hit g++ "$option" -c a.cc -o "g++$option.o"
done
