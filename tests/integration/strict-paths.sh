#!/bin/bash
# --strict-paths and its variable: a compile whose paths are not spelled as they say fails, and says which; others
# are as ever, hits too. Only the user's wish makes it fail: without a daemon nobody asks.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
echo 'int f(void) { return 1; }' >a.c
echo -Ione >args
miss_then_hit a.o -- gcc "-I$PWD/one" -c a.c -o a.o
expect_hit --strict-paths gcc "-I$PWD/one" -c a.c -o a.o
expect_hit --strict-paths=absolute gcc "-I$PWD/one" -c a.c -o a.o
miss_then_hit a.o -- gcc -Ione -c a.c -o a.o
# refused MESSAGE COMMAND...
refused() {
  local message=$1
  shift
  rm -f a.o
  expect errors "$@"
  [ "$STATUS" = 1 ] || fail "exit status $STATUS"
  expect_line "^zccache: --strict-paths=$message"
  expect_absent a.o
}
for round in 1 2; do
  refused 'absolute: -I one: not an absolute path' --strict-paths gcc -Ione -c a.c -o a.o
  refused 'absolute: -I one: not an absolute path' --strict-paths gcc @args -c a.c -o a.o
  refused "absolute: -isystem $PWD/./one: has" --strict-paths gcc -isystem "$PWD/./one" -c a.c -o a.o
  refused 'consistent: -I two.x: slashes and' --strict-paths=consistent gcc -Ione/ -I'two\x' -c a.c -o a.o
done
expect_hit --strict-paths=off gcc -Ione -c a.c -o a.o
expect_hit --strict-paths=consistent gcc -Ione -c a.c -o a.o
export ZCCACHE_STRICT_PATHS=absolute
refused 'absolute: -I one' gcc -Ione -c a.c -o a.o
expect_hit --strict-paths=off gcc -Ione -c a.c -o a.o
ZCCACHE_STRICT_PATHS=off expect_hit gcc -Ione -c a.c -o a.o
ZCCACHE_STRICT_PATHS=whatever expect_hit gcc -Ione -c a.c -o a.o
# What is no compile is not asked.
run zcc gcc -Ione --version
[ "$STATUS" = 0 ]
zcc stop >/dev/null
run env ZCCACHE_NO_SPAWN=1 "$ZCCACHE" gcc -Ione -c a.c -o a.o
[ "$STATUS" = 0 ]
