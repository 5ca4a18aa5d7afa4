# shellcheck shell=bash
# C++ templates, with its tests.

fmtlib_package() { echo fmtlib; }
fmtlib_how() { cmake_how; }
fmtlib_configure() { cmake_configure "$1" -DFMT_TEST=ON ${FMTLIB_TYPE:+-DCMAKE_BUILD_TYPE="$FMTLIB_TYPE"}; }
fmtlib_build() { cmake_build "$1"; }
with_makefiles fmtlib
