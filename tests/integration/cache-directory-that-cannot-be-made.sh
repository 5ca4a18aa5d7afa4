#!/bin/bash
# A cache directory below a file, or with a name that is none: one line, and the compile done.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o -- gcc -Wall -c a.c -o a.o
touch "$T/file"
for directory in "$T/file/cache" "$T/file" relative/path; do
  rm -f a.o
  ZCCACHE_CACHE_DIR=$directory run zcc gcc -Wall -c a.c -o a.o
  [ "$STATUS" = 0 ]
  expect_same a.o "$T/bare/output.0"
  [ "$(grep -c '^zccache: ' "$T/err")" = 1 ] || fail "$directory: $(cat "$T/err")"
  [ "$(grep -v '^zccache: ' "$T/err")" = "$(cat "$T/bare/err")" ] || fail "$(cat "$T/err")"
  expect_absent relative
done
