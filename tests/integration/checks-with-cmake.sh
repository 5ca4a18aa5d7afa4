#!/bin/bash
# CMake runs clang-tidy and include-what-you-use beside each compile, both through us: the second build is all
# hits and says the same.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cmake ninja clang-tidy-14 include-what-you-use
mkdir -p src/inc
cat >src/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.20)
project(example C CXX)
add_library(example STATIC one.c two.cc)
target_include_directories(example PRIVATE inc)
END
echo 'struct S { int* p; };' >src/inc/s.h
printf '#include "s.h"\nint one(void) { return 1; }\n' >src/one.c
printf '#include "s.h"\n#include <cstddef>\nS two = {0};\n' >src/two.cc
echo "Checks: '-*,modernize-use-nullptr,misc-*'" >src/.clang-tidy
tidy="$ZCCACHE;clang-tidy-14" iwyu="$ZCCACHE;include-what-you-use"
cmake -G Ninja -S src -B build -DCMAKE_CXX_COMPILER=g++ -DCMAKE_C_COMPILER=gcc \
  -DCMAKE_C_COMPILER_LAUNCHER="$ZCCACHE" -DCMAKE_CXX_COMPILER_LAUNCHER="$ZCCACHE" \
  "-DCMAKE_C_CLANG_TIDY=$tidy" "-DCMAKE_CXX_CLANG_TIDY=$tidy" \
  "-DCMAKE_C_INCLUDE_WHAT_YOU_USE=$iwyu" "-DCMAKE_CXX_INCLUDE_WHAT_YOU_USE=$iwyu" >"$T/out" 2>&1 || fail "$(cat "$T/out")"
fresh_files
misses=$(status misses) hits=$(status hits)
build() { cmake --build build -- -j1 >"$1" 2>&1 || fail "$(cat "$1")"; }
build first
grep -q modernize-use-nullptr first || fail "$(cat first)"
grep -q 'should remove' first || fail "$(cat first)"
expect_status misses $((misses + 6))
cmake --build build --target clean >"$T/out"
build second
expect_status hits $((hits + 6))
expect_same first second
