#!/bin/bash
# --help and --version of zccache itself.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

run zcc --version
[ "$STATUS" = 0 ]
grep -Eq '^zccache [0-9]+\.[0-9]+' "$T/out"
run zcc --help
[ "$STATUS" = 0 ]
for word in status start stop clear; do grep -q "^ *$word" "$T/out" || fail "$word is not mentioned"; done
for command in status start stop restart stats clear cache-root config; do
  run zcc $command --help
  [ "$STATUS" = 0 ] || fail "$command --help: $STATUS"
  [ -s "$T/out" ]
  expect_silence
done
expect_absent "$ZCCACHE_CACHE_DIR"
