#!/bin/bash
# CMake's launchers: zccache behind `cmake -E env`, before ccache, and with arguments in response files.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cmake ninja
mkdir project
cat >project/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.18)
project(chain C)
add_library(chain STATIC a.c)
target_compile_definitions(chain PRIVATE "TEXT=\"two words\"")
target_include_directories(chain PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/with space")
END
mkdir "project/with space"
echo '#define VALUE 1' >"project/with space/v.h"
printf '#include "v.h"\nconst char* f(void) { return TEXT; }\nint g(void) { return VALUE; }\n' >project/a.c
fresh_files

# built NAME GENERATOR CMAKE-ARGUMENT...: the object of a build of its own in the same directory.
built() {
  local name=$1 generator=$2
  shift 2
  rm -rf build
  cmake -S project -B build -G "$generator" -DCMAKE_C_COMPILER=gcc "$@" >/dev/null 2>&1
  fresh_files
  cmake --build build >/dev/null
  cp build/CMakeFiles/chain.dir/a.c.o "$name.o"
}
has_grown() { [ "$(status "$1")" -gt "$2" ]; }
for generator in Ninja "Unix Makefiles"; do
  for responses in OFF ON; do
    extra=(-DCMAKE_NINJA_FORCE_RESPONSE_FILE=$responses -DCMAKE_C_USE_RESPONSE_FILE_FOR_INCLUDES=$responses)
    built bare "$generator" "${extra[@]}"
    for launcher in "$ZCCACHE" "$(command -v cmake);-E;env;A=b;$ZCCACHE"; do
      zcc clear >/dev/null
      for outcome in misses hits; do
        before=$(status $outcome)
        # What is made in the very moment in which it is compiled may have to be compiled again.
        for _ in 1 2 3; do
          built through "$generator" "${extra[@]}" "-DCMAKE_C_COMPILER_LAUNCHER=$launcher"
          expect_same bare.o through.o
          ! await 2 has_grown $outcome "$before" || break
        done
        has_grown $outcome "$before" || fail "no $outcome: $generator, $responses, $launcher: $(counters)"
      done
    done
  done
  if command -v ccache >/dev/null; then
    export CCACHE_DIR=$T/ccache
    built through "$generator" "-DCMAKE_C_COMPILER_LAUNCHER=$ZCCACHE;$(command -v ccache)"
    expect_same bare.o through.o
  fi
done
