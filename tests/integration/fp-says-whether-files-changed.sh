#!/bin/bash
# fp check: 0 until a success is marked, 1 while the files are as at its check, 0 after any change of content, name or
# question; also when size and time are as before.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p src/deep out
for name in a b deep/c; do echo "$name" >src/$name.cc; done
echo other >src/notes.txt
fp() { zcc fp --cache-file out/state/fp "$@"; }
# expect_check STATUS REGEX [OPTION...]
expect_check() {
  local status=$1 like=$2
  shift 2
  run fp check --root src --ext cc "$@"
  [ "$STATUS" = "$status" ] || fail "status $STATUS, not $status: $(cat "$T/out" "$T/err")"
  grep -Eq "$like" "$T/out" || fail "not $like: $(cat "$T/out")"
}
expect_check 0 '^run: no success'
expect_check 0 '^run: no success'
fp mark-success
expect_check 1 '^skip: 3 files'
fp mark-success
fresh_files
expect_check 1 '^skip: 3 files'
touch src/a.cc src/notes.txt
echo more >>src/notes.txt
expect_check 1 '^skip'
touch -r src/a.cc stamp
echo A >src/a.cc
touch -r stamp src/a.cc
expect_check 0 '^run: a.cc is changed'
fp mark-failure
expect_check 0 '^run: a.cc is changed'
echo x >src/new.cc # between the check and its success
fp mark-success
expect_check 0 '^run: new.cc is new'
fp mark-success
expect_check 1 '^skip: 4 files'
rm src/deep/c.cc
expect_check 0 '^run: deep/c.cc is gone'
fp mark-success
expect_check 1 '^skip'
expect_check 0 '^run: no success' --exclude b.cc
expect_check 1 '^skip'
expect_check 0 '^run: no success' --cache-type hash
fp mark-success
expect_check 1 '^skip' --cache-type hash
mv src/a.cc src/z.cc
expect_check 0 '^run' --cache-type hash
mv src/z.cc src/a.cc
fp invalidate
expect_check 0 '^run: no success'
fp mark-success
expect_check 1 '^skip'
printf x | dd of=out/state/fp bs=1 seek=200 conv=notrunc status=none
expect_check 0 '^run: no success'
[ "$(fp check --root src --ext cc --json || true)" = '{"file":null,"files":3,"reason":"no_success","result":"run"}' ]
