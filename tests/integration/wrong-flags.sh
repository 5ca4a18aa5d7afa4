#!/bin/bash
# A flag or word that a command does not know: 2, one line.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for command in 'status --nonesuch' 'stop now' 'stats --json=maybe' 'start --json' 'clear everything' \
  'status stop' --nonesuch 'cache-root -x'; do
  # shellcheck disable=SC2086
  run zcc $command
  [ "$STATUS" = 2 ] || fail "$command: exit status $STATUS ($(cat "$T/out" "$T/err"))"
  expect_line '^zccache: .*--help'
  [ ! -s "$T/out" ] || fail "$command: $(cat "$T/out")"
done
expect_absent "$ZCCACHE_CACHE_DIR"
