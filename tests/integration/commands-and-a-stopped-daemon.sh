#!/bin/bash
# Commands say within two seconds or so that the daemon is stopped, on one line.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

zcc start >/dev/null
pid=$(status pid)
kill -STOP "$pid"
for command in status 'status --json' stats stop start restart; do
  begin=${EPOCHREALTIME/./}
  # shellcheck disable=SC2086
  run zcc $command
  took=$(((${EPOCHREALTIME/./} - begin) / 1000))
  [ "$STATUS" = 1 ] || fail "$command: exit status $STATUS"
  expect_line "^zccache: daemon $pid is stopped by a signal"
  [ $took -lt 4000 ] || fail "$command: $took ms"
done
run zcc status --json
grep -q '"running":true' "$T/out"
kill -CONT "$pid"
run zcc status --json
grep -q '"running":true' "$T/out"
expect_silence
zcc stop >/dev/null
