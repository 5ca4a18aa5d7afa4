# shellcheck shell=bash
# C++, with its own tests and the samples. Some tests ask for a Python that CMake finds.

googletest_package() { echo googletest; }
googletest_how() { cmake_how; }
googletest_configure() { cmake_configure "$1" -Dgtest_build_tests=ON -Dgmock_build_tests=ON -Dgtest_build_samples=ON; }
googletest_build() { cmake_build "$1"; }
with_makefiles googletest
