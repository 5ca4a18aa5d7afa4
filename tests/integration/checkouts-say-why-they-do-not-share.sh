#!/bin/bash
# Whatever keeps a compile from being shared with another checkout is counted under its reason, and the compile is
# right.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs gcc clang
for name in one two; do
  mkdir -p $name/.git $name/inc
  echo '#define VALUE 1' >$name/inc/v.h
  printf '#include <v.h>\nint f(void) { return VALUE; }\n' >$name/a.c
  printf '#include <v.h>\nint f(void) { return VALUE; }\n' >$name/a.cc
done
cp -r one/inc one/a.c .
fresh_files

# not_shared REASON DIRECTORY COMMAND...: a miss there, which is counted so.
not_shared() {
  local reason=not_shared.$1 directory=$2 before
  shift 2
  cd "$T/work/$directory"
  before=$(status "$reason")
  compile_bare "$OBJECT" -- "$@"
  expect_miss "$@"
  expect_as_bare
  expect_status "$reason" $((before + 1))
  rm -f "$OBJECT"
  cd "$T/work"
}
OBJECT=a.o

not_shared path_sensitive_arg one gcc -g -Iinc -c a.c
not_shared root_in_object one gcc -Iinc -E "$T/work/one/a.c" -o a.o
ZCCACHE_WORKTREE_ROOT=$T/work/two not_shared path_outside_root one gcc -g -DOUTSIDE -Iinc -c a.c
ZCCACHE_PATH_REMAP=auto not_shared git_root_unavailable . gcc -g -Iinc -c a.c

# What another checkout has is not this one's.
(cd one && expect_miss gcc -O1 -Iinc -c a.c -o a.o)
not_shared toolchain_mismatch two clang -O1 -Iinc -c a.c -o a.o
(cd one && expect_miss gcc -O2 -Iinc -c a.c -o a.o)
echo '#define VALUE 2' >two/inc/v.h
fresh_files
not_shared content_hash_mismatch two gcc -O2 -Iinc -c a.c -o a.o

if command -v clang-cl-14 >/dev/null; then
  OBJECT=a.obj
  not_shared unsupported_language one clang-cl-14 /Brepro /Iinc /c a.cc
fi
