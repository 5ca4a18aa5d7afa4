# shellcheck shell=bash
# C++ with one C source; its tests want another version of googletest than Debian has.

leveldb_package() { echo leveldb; }
leveldb_how() { cmake_how; }
leveldb_configure() { cmake_configure "$1" -DLEVELDB_BUILD_TESTS=OFF -DLEVELDB_BUILD_BENCHMARKS=OFF; }
leveldb_build() { cmake_build "$1"; }
with_makefiles leveldb
