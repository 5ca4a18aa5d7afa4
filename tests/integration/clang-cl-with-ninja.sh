#!/bin/bash
# Ninja reads clang-cl's notes (deps = msvc): they come with hits, too, so that an edit rebuilds what it must.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

clang_cl=clang-cl-14
needs "$clang_cl" ninja
mkdir inc
echo '#define A 1' >inc/a.h
printf '#include "a.h"\nint f() { return A; }\n' >one.cc
printf '#include "a.h"\nint g() { return A; }\n' >two.cc
for flags in "" /Z7; do
  rm -rf ./*.obj .ninja_*
  echo '#define A 1' >inc/a.h
  cat >build.ninja <<END
msvc_deps_prefix = Note: including file:
rule cl
  command = $ZCCACHE $clang_cl /nologo /showIncludes /Brepro $flags /Iinc /c \$in /Fo\$out
  deps = msvc
build one.obj: cl one.cc
build two.obj: cl two.cc
END
  fresh_files
  misses=$(status misses) hits=$(status hits)
  ninja >"$T/out" || fail "$(cat "$T/out")"
  ! grep -q 'including file' "$T/out" || fail "ninja shows notes: $(cat "$T/out")"
  expect_status misses $((misses + 2))
  ninja -t clean >"$T/out"
  rm -f .ninja_deps
  ninja >"$T/out" || fail "$(cat "$T/out")"
  expect_status hits $((hits + 2))
  [[ $(ninja) == *'no work to do'* ]] || fail "ninja thinks that it is not done"
  echo '#define A 2' >inc/a.h
  fresh_files
  ninja >"$T/out" || fail "$(cat "$T/out")"
  expect_status misses $((misses + 4))
done
