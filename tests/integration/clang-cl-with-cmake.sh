#!/bin/bash
# A CMake project for Windows, with debug information: the second build is all hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cmake ninja clang-cl-14
llvm=/usr/lib/llvm-14/bin
[ -x "$llvm/llvm-lib" ] || skip "llvm-lib is not installed"
mkdir -p src/inc src/sys
cat >src/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.20)
project(example C CXX)
add_library(example STATIC one.c two.cc)
target_include_directories(example PRIVATE inc)
target_include_directories(example SYSTEM PRIVATE sys)
END
echo '#define A 1' >src/inc/a.h
echo '#define S 1' >src/sys/s.h
for source in one.c two.cc; do
  printf '#include "a.h"\n#include <s.h>\nint f_%s(void) { return A + S; }\n' "${source%.*}" >"src/$source"
done
# Without the libraries of a Windows SDK nothing can be linked, but archives can be made.
configure=(cmake -G Ninja -S src -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=clang-cl-14
  -DCMAKE_CXX_COMPILER=clang-cl-14 "-DCMAKE_AR=$llvm/llvm-lib" "-DCMAKE_LINKER=$llvm/llvm-link"
  "-DCMAKE_MT=$llvm/llvm-mt" "-DCMAKE_RC_COMPILER=$llvm/llvm-rc" -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY
  -DCMAKE_C_COMPILER_LAUNCHER="$ZCCACHE" -DCMAKE_CXX_COMPILER_LAUNCHER="$ZCCACHE")
for type in Debug Release; do
  "${configure[@]}" -B "$type" "-DCMAKE_BUILD_TYPE=$type" >"$T/out" 2>&1 || fail "$(cat "$T/out")"
  fresh_files
  misses=$(status misses) hits=$(status hits)
  cmake --build "$type" >"$T/out" || fail "$(cat "$T/out")"
  expect_status misses $((misses + 2))
  cmake --build "$type" --target clean >"$T/out"
  cmake --build "$type" >"$T/out" || fail "$(cat "$T/out")"
  expect_status hits $((hits + 2))
  [[ $(cmake --build "$type") == *'no work to do'* ]] || fail "ninja thinks that it is not done"
  echo '#define S 2' >src/sys/s.h
  fresh_files
  touch src/inc/a.h
  cmake --build "$type" >"$T/out" || fail "$(cat "$T/out")"
  expect_status misses $((misses + 4))
  echo '#define S 1' >src/sys/s.h
done
