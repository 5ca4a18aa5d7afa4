# shellcheck shell=bash
# C++20 modules: the sample of bench/modules, by make with GCC and with Clang, and by CMake, which scans the
# sources first. Both compilers order what they write by addresses, so bare builds are equal only if these are not
# random; and GCC writes the time into what it compiles.

modules_sources() { cp -r "$ROOT/bench/modules" modules; }
modules_make() {
  local tree=$1
  shift
  SOURCE_DATE_EPOCH=1 gentle setarch -R make -C "$tree" -j"$JOBS" "$@"
}

modules-gcc_package() { echo modules; }
modules-gcc_fetch() { modules_sources; }
modules-gcc_how() { echo "make, CXX=\"zccache g++\""; }
modules-gcc_configure() { :; }
modules-gcc_build() { modules_make "$1" CXX="$(launched g++)"; }

modules-clang_package() { echo modules; }
modules-clang_fetch() { modules_sources; }
modules-clang_how() { echo "make, CXX=\"zccache clang++-19\""; }
modules-clang_needs() { echo clang-19; }
modules-clang_configure() { :; }
modules-clang_build() { modules_make "$1" COMPILER=clang CXX="$(launched clang++-19)"; }

# Debian 12's CMake knows no modules yet.
modules_with_cmake() {
  local path=$PATH
  if [ -d "$SOURCES/cmake" ]; then path=$SOURCES/cmake/data/bin:$path; fi
  PATH=$path "$@"
}
modules-cmake_package() { echo modules-cmake; }
modules-cmake_fetch() {
  local version
  version=$(cmake --version | sed -n 's/^cmake version //p')
  if [ "$(printf '%s\n' 3.28 "$version" | sort -V | head -n 1)" != 3.28 ] && [ ! -d "$SOURCES/cmake" ]; then
    /usr/bin/python3 -m pip install --no-deps --target pypi cmake
    mv pypi/cmake "$SOURCES/cmake"
    rm -rf pypi
  fi
  modules_sources
}
modules-cmake_how() { cmake_how; }
modules-cmake_needs() { echo clang-19 clang-tools-19 python3-pip; }
modules-cmake_configure() { modules_with_cmake cmake_configure "$1" -DCMAKE_CXX_COMPILER=clang++-19; }
modules-cmake_build() { modules_with_cmake setarch -R nice -n "${NICE:-0}" ninja -C "$1/build" -j"$JOBS" -d keepdepfile; }
