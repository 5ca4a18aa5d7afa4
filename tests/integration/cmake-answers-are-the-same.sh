#!/bin/bash
# CMake's checks come to the same answers through zccache as bare. (Hardly one is a hit: CMake gives the object
# of each a random name.)
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs cmake ninja
mkdir src
cat >src/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.18)
project(answers C CXX ASM)
include(CheckCCompilerFlag)
include(CheckCSourceCompiles)
include(CheckCSourceRuns)
include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)
include(CheckCXXSymbolExists)
include(CheckIncludeFile)
include(CheckIncludeFileCXX)
include(CheckIPOSupported)
include(CheckLibraryExists)
include(CheckLinkerFlag)
include(CheckPIESupported)
include(CheckPrototypeDefinition)
include(CheckStructHasMember)
include(CheckSymbolExists)
include(CheckTypeSize)
include(TestBigEndian)
find_package(Threads)
foreach(flag -Wno-nonesuch -Wnonesuch -fnonesuch -march=native -std=c2x -mnonesuch -gsplit-dwarf -fprofile-arcs)
  string(MAKE_C_IDENTIFIER "HAS${flag}" name)
  check_c_compiler_flag(${flag} C_${name})
  check_cxx_compiler_flag(${flag} CXX_${name})
endforeach()
foreach(header stdio.h stdint.h nonesuch.h sys/epoll.h windows.h unistd.h)
  string(MAKE_C_IDENTIFIER "HAVE_${header}" name)
  check_include_file(${header} ${name})
endforeach()
check_include_file_cxx(optional HAVE_OPTIONAL)
check_include_file_cxx(nonesuch HAVE_NONESUCH)
check_symbol_exists(fdatasync unistd.h HAVE_FDATASYNC)
check_symbol_exists(F_FULLFSYNC fcntl.h HAVE_FULLFSYNC)
check_symbol_exists(nonesuch stdio.h HAVE_NONESUCH_SYMBOL)
check_cxx_symbol_exists(std::fopen cstdio HAVE_STD_FOPEN)
check_library_exists(m cos "" HAVE_LIBM)
check_library_exists(nonesuch cos "" HAVE_LIBNONESUCH)
check_struct_has_member("struct stat" st_mtim sys/stat.h HAVE_MTIM)
check_struct_has_member("struct stat" st_nonesuch sys/stat.h HAVE_NONESUCH_MEMBER)
foreach(type long size_t wchar_t "long double" nonesuch_t off_t)
  string(MAKE_C_IDENTIFIER "SIZEOF_${type}" name)
  check_type_size(${type} ${name})
endforeach()
check_type_size(bool CXX_BOOL LANGUAGE CXX)
test_big_endian(BIG_ENDIAN)
check_prototype_definition(getenv "char *getenv(const char *name)" "NULL" "stdlib.h" GETENV_PROTOTYPE)
check_c_source_compiles("int main(void) { return __builtin_expect(0, 1); }" HAVE_EXPECT)
check_c_source_compiles("int main(void) { return nonesuch; }" HAVE_NONSENSE)
check_c_source_compiles("#warning a warning\nint main(void) { return 0; }" HAVE_NO_WARNING FAIL_REGEX warning)
check_c_source_runs("int main(void) { return sizeof(long) == 8 ? 0 : 1; }" LONG_IS_8)
check_c_source_runs("int main(void) { return 1; }" ENDS_WITH_1)
check_cxx_source_compiles("template <class... T> auto f(T... t) { return (t + ...); } int main() { return f(0); }" HAVE_FOLD)
check_linker_flag(C -Wl,-z,now HAVE_NOW)
check_linker_flag(C -Wl,--nonesuch HAVE_NONESUCH_LINKER_FLAG)
check_ipo_supported(RESULT ipo OUTPUT why)
set(IPO "${ipo}" CACHE STRING "")
check_pie_supported()
try_compile(TWO_SOURCES ${CMAKE_BINARY_DIR}/two SOURCES ${CMAKE_SOURCE_DIR}/one.c ${CMAKE_SOURCE_DIR}/two.c)
set(FEATURES "${CMAKE_C_COMPILE_FEATURES};${CMAKE_CXX_COMPILE_FEATURES}" CACHE STRING "")
set(IMPLICIT "${CMAKE_C_IMPLICIT_INCLUDE_DIRECTORIES};${CMAKE_CXX_IMPLICIT_LINK_LIBRARIES}" CACHE STRING "")
END
echo 'int two(void); int main(void) { return two(); }' >src/one.c
echo 'int two(void) { return 0; }' >src/two.c
fresh_files

# answers WAY...: what CMake comes to know, with the compilers' directories by one name.
answers() {
  rm -rf build
  run cmake -S src -B build -G "$generator" "$@"
  [ "$STATUS" = 0 ] || fail "$*: $(cat "$T/out" "$T/err")"
  {
    grep -Ev '^//|^$' build/CMakeCache.txt
    cat build/CMakeFiles/3*/CMake*Compiler.cmake
    sed 's/ ([0-9.]*s)$//' "$T/out"
  } | sed "s|$PWD/links/|$bin/|g; s|$real/|$bin/|g"
}

# Links of the compilers' names: CMake puts no launcher in front of what it checks with.
mkdir links
for name in gcc g++ clang clang++; do ln -s "$ZCCACHE" "links/$name"; done
for build in 'Ninja:gcc g++' 'Unix Makefiles:clang clang++'; do
  generator=${build%%:*}
  read -r c cxx <<<"${build#*:}"
  bin=$(dirname "$(command -v "$c")")
  # Beside the real clang CMake looks for further programs.
  real=$(dirname "$(readlink -f "$bin/$c")")
  compilers=(-DCMAKE_C_COMPILER="$c" -DCMAKE_CXX_COMPILER="$cxx")
  answers "${compilers[@]}" >bare
  grep -q '^SIZEOF_long:INTERNAL=8' bare || fail "$c: $(cat bare)"
  before=$(status misses)
  PATH=$PWD/links:$PATH answers "${compilers[@]}" >ours
  diff bare ours >&2 || fail "$generator, $c: other answers"
  [ "$(status misses)" -gt $((before + 40)) ] || fail "$generator, $c: misses: $(($(status misses) - before))"
done
