#!/bin/bash
# target_precompile_headers of CMake: objects are the compiler's, and a second build is all hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cmake ninja

mkdir src
cat >src/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.16)
project(p C CXX)
add_library(one STATIC a.cc b.cc c.c)
target_precompile_headers(one PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:<vector$<ANGLE-R>>" <stddef.h> mine.h)
add_library(two STATIC d.cc)
target_precompile_headers(two REUSE_FROM one)
END
echo 'struct Mine { int value; };' >src/mine.h
echo 'int a() { std::vector<int> all{1}; Mine mine{2}; return all[0] + mine.value; }' >src/a.cc
echo 'int b() { return static_cast<int>(sizeof(Mine)); }' >src/b.cc
echo 'int c(void) { struct Mine mine = {3}; return mine.value; }' >src/c.c
echo 'int d() { Mine mine{4}; return mine.value; }' >src/d.cc
OBJECTS='a.cc.o b.cc.o c.c.o d.cc.o'

configure() { # COMPILER LAUNCHER
  local cxx=${1/gcc/g++}
  cmake -G Ninja -S src -B build -DCMAKE_C_COMPILER="$1" -DCMAKE_CXX_COMPILER="${cxx/clang/clang++}" \
    -DCMAKE_C_COMPILER_LAUNCHER="$2" -DCMAKE_CXX_COMPILER_LAUNCHER="$2" >"$T/out" 2>&1 || fail "$(cat "$T/out")"
}
build() { ninja -C build >"$T/out" 2>&1 || fail "$(cat "$T/out")"; }
objects_as_bare() {
  local object
  for object in $OBJECTS; do expect_same "$T/bare-$object" "$(find build -name "$object")"; done
}

for compiler in gcc clang; do
  configure $compiler ''
  fresh_files
  build
  for object in $OBJECTS; do cp "$(find build -name "$object")" "$T/bare-$object"; done
  rm -r build
  configure $compiler "$ZCCACHE"
  fresh_files
  misses=$(status misses)
  build
  objects_as_bare
  expect_status misses $((misses + 6))
  hits=$(status hits)
  ninja -C build clean >/dev/null
  build
  objects_as_bare
  expect_status hits $((hits + 6))
  # Clang's hold the times of their headers, of which CMake has written some anew.
  [ $compiler = gcc ] || continue
  rm -r build
  configure $compiler "$ZCCACHE"
  hits=$(status hits)
  fresh_files
  build
  objects_as_bare
  expect_status hits $((hits + 6))
  rm -r build
done
