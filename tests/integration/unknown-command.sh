#!/bin/bash
# A first word that is neither a command nor a program on PATH: 127, one line.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for word in nonesuch ./nonesuch "$T/nonesuch" nonesuch/gcc; do
  run zcc "$word" -c a.c
  [ "$STATUS" = 127 ] || fail "$word: exit status $STATUS"
  expect_line "^zccache: $word: "
done
expect_absent "$ZCCACHE_CACHE_DIR"
