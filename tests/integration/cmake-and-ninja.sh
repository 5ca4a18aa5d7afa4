#!/bin/bash
# A CMake project with zccache as its launcher: the second build is all hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cmake ninja
mkdir src
cat >src/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.13)
project(example C CXX)
add_library(one STATIC one.c two.c)
add_executable(example main.cc three.cc)
target_link_libraries(example one)
END
printf '#include <stdio.h>\n#include "all.h"\nint one(void) { return puts("one"); }\n' >src/one.c
printf '#include "all.h"\nint two(void) { return 2; }\n' >src/two.c
printf '#include <vector>\n#include "all.h"\nint three() { return static_cast<int>(std::vector<int>(3).size()); }\n' >src/three.cc
printf '#include <iostream>\n#include "all.h"\nint main() { one(); std::cout << two() + three() << std::endl; }\n' >src/main.cc
cat >src/all.h <<'END'
#ifdef __cplusplus
extern "C" {
#endif
int one(void);
int two(void);
#ifdef __cplusplus
}
int three();
#endif
END
fresh_files
cmake -G Ninja -S src -B build -DCMAKE_C_COMPILER_LAUNCHER="$ZCCACHE" -DCMAKE_CXX_COMPILER_LAUNCHER="$ZCCACHE" >"$T/out" 2>&1 || fail "$(cat "$T/out")"
misses=$(status misses)
cmake --build build >"$T/out" || fail "$(cat "$T/out")"
expect_status misses $((misses + 4))
[ "$(build/example)" = $'one\n5' ]
hits=$(status hits)
cmake --build build --target clean >"$T/out"
cmake --build build >"$T/out"
expect_status hits $((hits + 4))
[ "$(status misses)" = $((misses + 4)) ]
[ "$(build/example)" = $'one\n5' ]
[[ $(cmake --build build) == *'no work to do'* ]] || fail "ninja thinks that it is not done"
echo '/* edited */' >>src/all.h
fresh_files
cmake --build build >"$T/out"
expect_status misses $((misses + 8))
