#!/bin/bash
# A ZCCACHE_ value that makes no sense: one line that names it, and the compile done with the default.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
zcc start >/dev/null
for setting in TIMEOUT_MS=soon TIMEOUT_MS=-1 TIMEOUT_MS=0 TIMEOUT_MS=1x TIMEOUT_MS=99999999999999999999 \
  DISABLE=maybe READONLY=2 RECACHE=y NO_SPAWN=' 1' QUIET=loud; do
  rm -f a.o
  run env "ZCCACHE_$setting" "$ZCCACHE" gcc -c a.c -o a.o
  [ "$STATUS" = 0 ] || fail "$setting: $STATUS"
  expect_line "^zccache: ZCCACHE_$setting: "
  expect_same a.o "$T/bare/output.0"
done
expect_status misses 1
expect_status hits 9
