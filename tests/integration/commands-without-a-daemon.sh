#!/bin/bash
# What each command does when no daemon runs.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for command in status 'status --json' stats 'stats --json' 'stats --zero'; do
  # shellcheck disable=SC2086
  run zcc $command
  [ "$STATUS" = 1 ] || fail "$command: exit status $STATUS"
  expect_line '^zccache: no daemon is running .*: .*zccache start'
  case $command in
    *--json) grep -q '"running":false' "$T/out" || fail "$command: $(cat "$T/out")" ;;
    *) [ ! -s "$T/out" ] || fail "$command: $(cat "$T/out")" ;;
  esac
done
for command in cache-root config help --help --version ''; do
  # shellcheck disable=SC2086
  run zcc $command
  [ "$STATUS" = 0 ] || fail "$command: exit status $STATUS"
  [ -s "$T/out" ] || fail "$command says nothing"
  expect_silence
done
[ -z "$(daemon_pids)" ]
expect_absent "$ZCCACHE_CACHE_DIR"
run zcc clear
[ "$STATUS" = 0 ]
expect_silence
