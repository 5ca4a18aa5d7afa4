#!/bin/bash
# Without a word of the user: what was compiled by relative paths and shows none is a hit in another directory,
# a Git worktree or not, with its depfile.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang g++ clang++; do
  source=$(source_for "$compiler" a)
  for name in one two-that-is-longer; do
    mkdir -p "$compiler/$name/inc" "$compiler/$name/src"
    echo '#define VALUE 1' >"$compiler/$name/inc/a.h"
    printf '#include <stddef.h>\n#include <a.h>\nstatic int unused;\nint f(void) { return VALUE + !__FILE__; }\n' \
      >"$compiler/$name/src/$source"
  done
  command=("$compiler" -Wall -O2 -I../inc -MD -c "$source" -o a.o)
  cd "$compiler/one/src"
  fresh_files
  expect_miss "${command[@]}"
  expect_status not_shared.path_sensitive_arg 0
  cd ../../two-that-is-longer/src
  shared=$(status hits_shared)
  compile_bare a.o a.d -- "${command[@]}"
  expect_hit "${command[@]}"
  expect_as_bare
  expect_status hits_shared $((shared + 1))
  # From here on it is this directory's own.
  for _ in 1 2 3; do
    rm -f a.o a.d
    expect_hit "${command[@]}"
    expect_as_bare
  done
  expect_status hits_shared $((shared + 1))
  cd "$T/work"
done
