#!/bin/bash
# A CMake project by emcmake: the second build is all hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
needs cmake ninja emcmake
mkdir -p src/inc
cat >src/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.20)
project(example C CXX)
add_library(example STATIC one.c two.cc)
target_include_directories(example PRIVATE inc)
END
echo '#define A 1' >src/inc/a.h
for source in one.c two.cc; do
  printf '#include "a.h"\nint f_%s(void) { return A; }\n' "${source%.*}" >"src/$source"
done
emcmake cmake -G Ninja -S src -B build -DCMAKE_C_COMPILER_LAUNCHER="$ZCCACHE" -DCMAKE_CXX_COMPILER_LAUNCHER="$ZCCACHE" \
  >"$T/out" 2>&1 || fail "$(cat "$T/out")"
fresh_files
misses=$(status misses) hits=$(status hits)
cmake --build build >"$T/out" || fail "$(cat "$T/out")"
expect_status misses $((misses + 2))
cmake --build build --target clean >"$T/out"
cmake --build build >"$T/out" || fail "$(cat "$T/out")"
expect_status hits $((hits + 2))
[[ $(cmake --build build) == *'no work to do'* ]] || fail "ninja thinks that it is not done"
