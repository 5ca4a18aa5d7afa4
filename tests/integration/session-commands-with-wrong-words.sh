#!/bin/bash
# One line, and the right exit status, for what can not be.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir d
wrong() {
  local status=$1 pattern=$2
  shift 2
  run "$ZCCACHE" "$@"
  [ "$STATUS" = "$status" ] || fail "$*: exit status $STATUS, not $status"
  expect_line "^zccache: $pattern"
}
wrong 2 '.*/d: .*: name another with --log' session-start --log d
wrong 2 '.*none/j: .*: .*--journal' session-start --journal none/j
wrong 2 '.*none: not a directory: .*--cwd' session-start --cwd none
wrong 2 '.*see zccache session-stats --help' session-stats
wrong 2 '.*see zccache session-end --help' session-end a b
wrong 2 '.*see zccache analyze --help' analyze --sort colour
wrong 2 'fine: not an outcome: ' analyze --outcome fine
wrong 1 '.*none.jsonl.*: name a journal' analyze none.jsonl
wrong 2 'explain: either a file or --all: ' explain
wrong 2 'explain: either a file or --all: ' explain a.c --all
wrong 1 'a.c: no compile of it is in the journal: ' explain a.c
wrong 2 '.*see zccache stats --help' stats --jsn
[ -z "$(daemon_pids)" ]
# Lines that are none are counted, not fatal.
mkfifo pipe
wrong 2 '.*/pipe: .*: name another with --log' session-start --log pipe
printf 'not json\n{"outcome":"hit"}\n' >j
zcc analyze j --json | grep -q '"bad_lines":2'
