#!/bin/bash
# A configure script that Autoconf made comes to the same answers through zccache as bare: at first, and
# where they are hits.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs autoconf autoheader
cat >configure.ac <<'END'
AC_INIT([answers], [1])
AC_CONFIG_HEADERS([config.h])
AC_PROG_CC
AC_PROG_CXX
AC_PROG_CPP
AC_PROG_EGREP
AC_USE_SYSTEM_EXTENSIONS
AC_SYS_LARGEFILE
AC_C_BIGENDIAN
AC_C_CONST
AC_C_INLINE
AC_C_RESTRICT
AC_C_TYPEOF
AC_C_VARARRAYS
AC_HEADER_STDBOOL
AC_HEADER_DIRENT
AC_HEADER_TIME
AC_CHECK_HEADERS([stdint.h sys/epoll.h windows.h nonesuch.h unistd.h malloc.h])
AC_CHECK_SIZEOF([long])
AC_CHECK_SIZEOF([wchar_t], [], [#include <wchar.h>])
AC_CHECK_ALIGNOF([double])
AC_CHECK_TYPES([ptrdiff_t, nonesuch_t, struct timespec])
AC_CHECK_MEMBERS([struct stat.st_mtim, struct stat.st_nonesuch], [], [], [#include <sys/stat.h>])
AC_CHECK_DECLS([strerror_r, nonesuch])
AC_CHECK_FUNCS([fdatasync nonesuch strlcpy localtime_r memmem])
AC_FUNC_STRERROR_R
AC_TYPE_SIZE_T
AC_TYPE_UINT64_T
AC_SEARCH_LIBS([cos], [m])
AC_CHECK_LIB([nonesuch], [f])
AC_RUN_IFELSE([AC_LANG_PROGRAM([[]], [[return sizeof(long) != 8;]])], [AC_DEFINE([LONG_IS_8], [1], [run])])
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[]], [[nonsense]])], [AC_DEFINE([NONSENSE], [1], [not])])
AC_PREPROC_IFELSE([AC_LANG_PROGRAM([[#include <nonesuch.h>]], [[]])], [AC_DEFINE([NONESUCH_H], [1], [not])])
AC_LANG_PUSH([C++])
AC_CHECK_HEADERS([optional nonesuch])
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <vector>]], [[std::vector<int> a{1}; return a[0];]])],
  [AC_DEFINE([HAVE_VECTOR], [1], [C++11])])
AC_LANG_POP([C++])
AC_OUTPUT
END
{ autoconf && autoheader; } 2>"$T/err" || fail "$(cat "$T/err")"
fresh_files

# answers COMPILER C++-COMPILER: what configure comes to know, without what stands in front of a compiler and
# the quotes that it takes.
answers() {
  rm -rf build
  mkdir build
  cd build
  CC=$1 CXX=$2 run ../configure -C
  cd ..
  [ "$STATUS" = 0 ] || fail "$1: $(cat "$T/out" "$T/err" build/config.log)"
  sed "s|$ZCCACHE ||g; s/'//g; /^ac_cs_config=/d" build/config.h build/config.cache build/config.status "$T/out"
}

for pair in 'gcc g++' 'clang clang++'; do
  read -r c cxx <<<"$pair"
  answers "$c" "$cxx" >bare
  grep -q '#define SIZEOF_LONG 8' bare || fail "$c: $(cat "$T/out" "$T/err")"
  before=$(status hits)
  for state in first second; do
    answers "$ZCCACHE $c" "$ZCCACHE $cxx" >ours
    diff bare ours >&2 || fail "$c, $state: other answers"
  done
  # Not all: of one command with many texts the last sixteen are kept.
  [ "$(status hits)" -gt "$before" ] || fail "$c: hits: $(($(status hits) - before))"
done
